// Package server puts a book of notes on the network.
package server

import (
	"context"
	_ "embed"
	"errors"
	"net/http"
	"os/signal"
	"syscall"
	"time"

	"github.com/gin-gonic/gin"
	"go.uber.org/zap"

	"example.com/web-service/internal/notes"
)

//go:embed index.html
var page []byte

const (
	readTimeout     = 5 * time.Second
	shutdownTimeout = 5 * time.Second
)

// Run serves on address until ctx ends or a signal comes, then lets open requests finish.
func Run(ctx context.Context, address, version string) error {
	log, err := zap.NewProduction()
	if err != nil {
		return err
	}
	defer func() { _ = log.Sync() }()
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	server := &http.Server{Addr: address, Handler: Handler(&notes.Book{}, log, version), ReadHeaderTimeout: readTimeout}
	failed := make(chan error, 1)
	go func() { failed <- server.ListenAndServe() }()
	log.Info("listening", zap.String("address", address), zap.String("version", version))
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	ending, cancel := context.WithTimeout(context.Background(), shutdownTimeout)
	defer cancel()
	return server.Shutdown(ending)
}

// Handler routes requests to the book.
func Handler(book *notes.Book, log *zap.Logger, version string) http.Handler {
	gin.SetMode(gin.ReleaseMode)
	router := gin.New()
	router.Use(gin.Recovery(), logged(log))
	router.GET("/", func(c *gin.Context) { c.Data(http.StatusOK, "text/html; charset=utf-8", page) })
	router.GET("/health", func(c *gin.Context) {
		c.JSON(http.StatusOK, gin.H{"status": "ok", "version": version})
	})
	router.GET("/notes", func(c *gin.Context) { c.JSON(http.StatusOK, book.All()) })
	router.GET("/notes/:id", func(c *gin.Context) { getNote(c, book) })
	router.POST("/notes", func(c *gin.Context) { addNote(c, book) })
	return router
}

func getNote(c *gin.Context, book *notes.Book) {
	note, ok := book.Get(c.Param("id"))
	if !ok {
		c.JSON(http.StatusNotFound, gin.H{"error": "no such note"})
		return
	}
	c.JSON(http.StatusOK, note)
}

func addNote(c *gin.Context, book *notes.Book) {
	var request struct {
		Text string `json:"text" binding:"required"`
	}
	if err := c.ShouldBindJSON(&request); err != nil {
		c.JSON(http.StatusBadRequest, gin.H{"error": err.Error()})
		return
	}
	note, err := book.Add(request.Text, time.Now())
	if errors.Is(err, notes.ErrEmpty) {
		c.JSON(http.StatusBadRequest, gin.H{"error": err.Error()})
		return
	}
	c.JSON(http.StatusCreated, note)
}

func logged(log *zap.Logger) gin.HandlerFunc {
	return func(c *gin.Context) {
		start := time.Now()
		c.Next()
		log.Info("request",
			zap.String("method", c.Request.Method),
			zap.String("path", c.Request.URL.Path),
			zap.Int("status", c.Writer.Status()),
			zap.Duration("took", time.Since(start)))
	}
}

package server

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"go.uber.org/zap"

	"example.com/web-service/internal/notes"
)

func request(handler http.Handler, method, path, body string) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, httptest.NewRequest(method, path, strings.NewReader(body)))
	return answer
}

func TestHealth(t *testing.T) {
	answer := request(Handler(&notes.Book{}, zap.NewNop(), "1.2.3"), http.MethodGet, "/health", "")
	assert.Equal(t, http.StatusOK, answer.Code)
	assert.JSONEq(t, `{"status": "ok", "version": "1.2.3"}`, answer.Body.String())
}

func TestPage(t *testing.T) {
	answer := request(Handler(&notes.Book{}, zap.NewNop(), ""), http.MethodGet, "/", "")
	assert.Equal(t, http.StatusOK, answer.Code)
	assert.Contains(t, answer.Body.String(), "<h1>Notes</h1>")
}

func TestNotes(t *testing.T) {
	handler := Handler(&notes.Book{}, zap.NewNop(), "")
	assert.Equal(t, http.StatusCreated, request(handler, http.MethodPost, "/notes", `{"text": "bread"}`).Code)
	assert.Equal(t, http.StatusBadRequest, request(handler, http.MethodPost, "/notes", `{"text": " "}`).Code)
	assert.Equal(t, http.StatusBadRequest, request(handler, http.MethodPost, "/notes", `{`).Code)
	assert.Equal(t, http.StatusNotFound, request(handler, http.MethodGet, "/notes/none", "").Code)
	assert.Contains(t, request(handler, http.MethodGet, "/notes", "").Body.String(), "bread")
}

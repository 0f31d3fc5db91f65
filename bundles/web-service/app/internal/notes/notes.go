// Package notes keeps notes in memory.
package notes

import (
	"errors"
	"sort"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"
)

// ErrEmpty is returned for a note without text.
var ErrEmpty = errors.New("a note needs some text")

// A Note is a line of text with the time it was written.
type Note struct {
	ID      string    `json:"id"`
	Text    string    `json:"text"`
	Written time.Time `json:"written"`
}

// A Book holds notes; its zero value is empty and ready. It is safe for concurrent use.
type Book struct {
	mu    sync.RWMutex
	notes map[string]Note
}

// Add keeps a note and returns it with its new id.
func (b *Book) Add(text string, now time.Time) (Note, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Note{}, ErrEmpty
	}
	note := Note{ID: uuid.NewString(), Text: text, Written: now.UTC()}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.notes == nil {
		b.notes = make(map[string]Note)
	}
	b.notes[note.ID] = note
	return note, nil
}

// Get returns the note with this id, if there is one.
func (b *Book) Get(id string) (Note, bool) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	note, ok := b.notes[id]
	return note, ok
}

// All returns every note, the oldest first.
func (b *Book) All() []Note {
	b.mu.RLock()
	defer b.mu.RUnlock()
	all := make([]Note, 0, len(b.notes))
	for _, note := range b.notes {
		all = append(all, note)
	}
	sort.Slice(all, func(i, j int) bool {
		if !all[i].Written.Equal(all[j].Written) {
			return all[i].Written.Before(all[j].Written)
		}
		return all[i].ID < all[j].ID
	})
	return all
}

package notes

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAddAndGet(t *testing.T) {
	var book Book
	note, err := book.Add("  bread and milk ", time.Unix(0, 0))
	require.NoError(t, err)
	assert.Equal(t, "bread and milk", note.Text)
	found, ok := book.Get(note.ID)
	assert.True(t, ok)
	assert.Equal(t, note, found)
}

func TestAddRefusesEmpty(t *testing.T) {
	var book Book
	_, err := book.Add(" \n", time.Unix(0, 0))
	assert.ErrorIs(t, err, ErrEmpty)
	assert.Empty(t, book.All())
}

func TestAllIsOldestFirst(t *testing.T) {
	var book Book
	for _, second := range []int64{30, 10, 20} {
		_, err := book.Add("x", time.Unix(second, 0))
		require.NoError(t, err)
	}
	all := book.All()
	require.Len(t, all, 3)
	assert.True(t, all[0].Written.Before(all[1].Written) && all[1].Written.Before(all[2].Written))
}

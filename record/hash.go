package record

import (
	"crypto/sha256"
	"encoding/hex"
)

// Hash names a text: the SHA-256 of its bytes, in hexadecimal.
func Hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// Hash names a document by its normalised text. A text changed by one
// character is another document.
func (d Document) Hash() string { return Hash(d.Text) }

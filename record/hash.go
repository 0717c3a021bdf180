package record

import (
	"crypto/sha256"
	"encoding/hex"
)

// Hash names a document by its normalised text: the SHA-256 of its bytes, in
// hexadecimal. A text changed by one character is another document.
func (d Document) Hash() string {
	sum := sha256.Sum256([]byte(d.Text))
	return hex.EncodeToString(sum[:])
}

package main

import (
	"io"

	"rapporteur/dossier"
	"rapporteur/lexicon"
)

type dossierPage struct {
	w     io.Writer
	lex   *lexicon.Lexicon
	style style
}

func newDossierPage(w io.Writer, lex *lexicon.Lexicon) *dossierPage {
	return &dossierPage{w: w, lex: lex, style: styleFor(w)}
}

func (p *dossierPage) follow(x dossier.Dossier) error     { return nil }
func (p *dossierPage) compare(x dossier.Comparison) error { return nil }

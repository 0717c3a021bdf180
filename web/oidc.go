package web

// OIDC is the sign-in of the house, by OpenID Connect.
type OIDC struct{}

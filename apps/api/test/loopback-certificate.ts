/**
 * A certificate of `localhost` that nobody trusts, and its key: for servers of the tests on loopback and for nothing else. Until 2126; made by
 * `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 36500 -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1`.
 */
export const loopbackCertificate = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg+icUmfE3jkWZlV6n
tWD/GQtzunOhpq+IQdkybbImRxyhRANCAARk+8ro+x+thO7uvf8KiLpUA3oZ+e2D
nkWpVioTQHRg2K6/tvB0ZyAikkZzSZbU9QaIOFkreMBgMBoGCThmzJu6
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUCMKkxUoqF9LlFcdkZHjlRGSbOZAwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNjE1MjUzOVoYDzIxMjYxMTAy
MTUyNTM5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARk+8ro+x+thO7uvf8KiLpUA3oZ+e2DnkWpVioTQHRg2K6/tvB0ZyAi
kkZzSZbU9QaIOFkreMBgMBoGCThmzJu6o28wbTAdBgNVHQ4EFgQUEK6Fr4SCxJS0
OhWe+2vBIhL5iWEwHwYDVR0jBBgwFoAUEK6Fr4SCxJS0OhWe+2vBIhL5iWEwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIhAMHkTgeDH7aCcqIt6B3m5GitpBfd4WWUNgsfI9OdonxrAiBz
xrcIquv+Sq9U+EcCfm27IMRgnF3wCueXtstwdhZ9eQ==
-----END CERTIFICATE-----
`,
}

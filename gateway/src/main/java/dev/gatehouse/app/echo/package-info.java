/**
 * A backend for the quickstart: {@link dev.gatehouse.app.echo.EchoBackend} answers with what it received, so that one
 * sees what the gateway forwards.
 */
@NullMarked
package dev.gatehouse.app.echo;

import org.jspecify.annotations.NullMarked;

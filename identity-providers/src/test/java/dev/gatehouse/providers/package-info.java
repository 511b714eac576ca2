/**
 * A running gateway that validates tokens of real identity providers: Keycloak's own distribution as a process, Spring
 * Authorization Server within the test. All on loopback.
 */
@NullMarked
package dev.gatehouse.providers;

import org.jspecify.annotations.NullMarked;

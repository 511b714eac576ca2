package dev.gatehouse.server;

import dev.gatehouse.policy.ClientCertificate;
import org.jspecify.annotations.Nullable;

/**
 * What a client's handshake has settled.
 *
 * @param version {@code TLSv1.3}
 * @param certificate null if the client was not asked for one, or has none
 */
record TlsSession(String version, @Nullable ClientCertificate certificate) {}

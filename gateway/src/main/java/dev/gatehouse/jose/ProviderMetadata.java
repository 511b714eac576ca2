package dev.gatehouse.jose;

import java.util.HashMap;
import java.util.Map;

/**
 * What we need of a provider's metadata document (OpenID Connect Discovery 1.0 §3).
 *
 * @param issuer what its tokens name in {@code iss}; may contain {@code {tenantid}}
 * @param keysAddress {@code jwks_uri}
 */
public record ProviderMetadata(String issuer, String keysAddress) {
    private static final int MAX_LENGTH = 2048;

    /** @throws MalformedException if the document is no JSON object, or lacks one of the two */
    public static ProviderMetadata read(byte[] document) throws MalformedException {
        Map<String, String> texts = new HashMap<>();
        Json.readObject(document, "metadata", (name, value) -> {
            if (value.currentToken() == JsonToken.VALUE_STRING) {
                texts.put(name, value.getString());
            }
            value.skipChildren();
        });
        return new ProviderMetadata(required(texts, "issuer"), required(texts, "jwks_uri"));
    }

    private static String required(Map<String, String> texts, String name) throws MalformedException {
        String text = texts.get(name);
        if (text == null
                || text.isEmpty()
                || text.length() > MAX_LENGTH
                || text.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedException("metadata has no usable '" + name + "'");
        }
        return text;
    }
}

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/** Makes what the load rig needs: a key, its JWKS, a discovery document and one token. */
final class Tokens {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    public static void main(String[] args) throws Exception {
        var folder = Files.createDirectories(Path.of(args[0]));
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        var key = (RSAPublicKey) pair.getPublic();
        var modulus = key.getModulus().toByteArray();
        var unsigned = modulus[0] == 0 ? java.util.Arrays.copyOfRange(modulus, 1, modulus.length) : modulus;
        Files.writeString(folder.resolve("jwks.json"), """
                {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"load-1","n":"%s","e":"AQAB"}]}
                """.formatted(BASE64.encodeToString(unsigned)));
        Files.writeString(folder.resolve("openid-configuration"), """
                {"issuer":"https://idp.example/v2.0","jwks_uri":"http://127.0.0.1:9101/jwks.json"}
                """);
        long now = System.currentTimeMillis() / 1000;
        var head = text("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"load-1\"}");
        var claims = text("""
                {"iss":"https://idp.example/v2.0","aud":"api://orders","sub":"8f14e45f-ceea-467f-a8c5-2f1d7e3b9c01",\
                "email":"jane@contoso.example","name":"Jane Developer","tid":"7d9e1c3a-5b2f-4c8e-9a61-0f3b2d4e5c6a",\
                "roles":["Orders.Read","Orders.ReadWrite"],"scp":"user.read profile","azp":"11111111-2222-3333-4444-555555555555",\
                "ver":"2.0","iat":%d,"nbf":%d,"exp":%d}""".formatted(now, now, now + 86_400));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update((head + "." + claims).getBytes(StandardCharsets.US_ASCII));
        Files.writeString(
                folder.resolve("token"), head + "." + claims + "." + BASE64.encodeToString(signature.sign()));
    }

    private static String text(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.jose.Jwt;
import dev.gatehouse.jose.Reason;
import dev.gatehouse.jose.Signing;
import dev.gatehouse.jose.Verdict.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers that .NET's library (Microsoft.IdentityModel, 8.x) puts before its messages. */
class TokenRemedyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            form: token does not consist of three parts with dots between them  | IDX12741, IDX14100
            form: header is not base64url: illegal character                    | IDX14102
            form: header is not valid JSON: unexpected end                      | IDX14102
            form: header member 'b64' is not supported                          | IDX12741, IDX14100
            form: payload is not a JSON object                                  | IDX14101
            form: token is longer than 16384 characters                         | IDX10209
            form: token is encrypted, and the policy has no 'decryption-keys'   | IDX10609
            form: token does not decrypt with any of the policy's keys          | IDX10603, IDX10618
            algorithm: 'none' is not accepted                                   | IDX10504
            algorithm: no key goes with 'HS256'                                 | IDX10511, IDX10634
            keys: https://idp.example: connection refused                       | IDX20803
            nbf: token is valid from 2026-03-01T10:00:00Z on                    | IDX10222
            exp: required, but the token has none                               | IDX10225
            """)
    void invalidTokensHaveTheNumberOfTheirCheck(String detail, String code) {
        assertThat(TokenRemedy.of(Refused.malformed(detail)).code()).isEqualTo(code);
    }

    @Test
    void aTokenWithoutKeyIdIsNotSaidToNameAKey() throws Exception {
        var refused = Refused.of(Reason.TOKEN_SIGNATURE_KEY_NOT_FOUND, "key: no key with id 'null' at []");
        var named = Jwt.read(Signing.token("RS256", "{}"));
        var unnamed = Jwt.read(Signing.token("RS256", "{\"alg\":\"RS256\"}", "{}"));
        assertThat(TokenRemedy.of(refused.claiming(named)).code()).isEqualTo("IDX10503, formerly IDX10501");
        assertThat(TokenRemedy.of(refused.claiming(unnamed)).code()).isEqualTo("IDX10517");
    }
}

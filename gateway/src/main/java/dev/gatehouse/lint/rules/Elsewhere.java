package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.text.Severity;
import java.util.List;

/** Practices whose breach one policy shows by itself: it is found when that policy is compiled, and explained here. */
final class Elsewhere {
    static final List<About> FOUND = List.of(
            new About(
                    "SEC100",
                    Severity.WARNING,
                    "comment that disables nothing",
                    "A comment that should disable a finding lacks its code, its reason or its element, so it has no effect.",
                    "Write <!-- gatehouse-disable SEC104: why it is meant --> right before the element.",
                    List.of(),
                    """
                    <!-- gatehouse-disable SEC102 -->
                    <set-method>GET</set-method>""",
                    """
                    <!-- gatehouse-disable SEC102: tokens of the batch job have no expiry -->
                    <set-method>GET</set-method>"""),
            new About(
                    "POL122",
                    Severity.WARNING,
                    "answer before the token is validated",
                    "What stands before the validation and answers, answers everybody.",
                    "Move it behind validate-jwt.",
                    List.of("checklist F09", "checklist N11"),
                    """
                    <policies>
                        <inbound>
                            <return-response>
                                <set-status code="200" />
                            </return-response>
                            <validate-jwt header-name="Authorization">
                                <openid-config url="https://login.example/.well-known/openid-configuration" />
                            </validate-jwt>
                        </inbound>
                    </policies>""",
                    """
                    <policies>
                        <inbound>
                            <validate-jwt header-name="Authorization">
                                <openid-config url="https://login.example/.well-known/openid-configuration" />
                            </validate-jwt>
                            <return-response>
                                <set-status code="200" />
                            </return-response>
                        </inbound>
                    </policies>"""),
            new About(
                    "POL207",
                    Severity.WARNING,
                    "identity header that keeps the caller's value",
                    "With skip or append a header that says who is calling keeps what the caller wrote into it.",
                    "Use exists-action=\"override\".",
                    List.of("checklist H10"),
                    """
                    <set-header name="X-User-Id" exists-action="skip">
                        <value>anonymous</value>
                    </set-header>""",
                    """
                    <set-header name="X-User-Id" exists-action="override">
                        <value>anonymous</value>
                    </set-header>"""),
            new About(
                    "POL221",
                    Severity.WARNING,
                    "counter named by an unverified token",
                    "Whoever forges a token has a counter of their own, or uses up another's.",
                    "Validate first and count by the variable that output-token-variable-name names.",
                    List.of("article: rate limiting", "checklist K01"),
                    """
                    <rate-limit-by-key calls="10" renewal-period="60"
                        counter-key="@(context.Request.Headers.GetValueOrDefault("Authorization", "").AsJwt()?.Subject)" />""",
                    """
                    <rate-limit-by-key calls="10" renewal-period="60"
                        counter-key="@(((Jwt)context.Variables["token"]).Subject)" />"""),
            new About(
                    "POL224",
                    Severity.WARNING,
                    "error answer that tells what is in a token",
                    "What an error answer tells of a token helps those who try to make a better one.",
                    "Answer with a fixed sentence; details belong in the trace and the log.",
                    List.of("article: error messages", "checklist J13"),
                    """
                    <policies>
                        <on-error>
                            <set-body>@(context.Request.Headers.GetValueOrDefault("Authorization", ""))</set-body>
                        </on-error>
                    </policies>""",
                    """
                    <policies>
                        <on-error>
                            <set-body>{ "error": "unauthorized" }</set-body>
                        </on-error>
                    </policies>"""),
            new About(
                    "POL303",
                    Severity.WARNING,
                    "require-scheme without effect",
                    "The scheme is looked at in Authorization alone; elsewhere the attribute promises what does not happen.",
                    "Use header-name=\"Authorization\", or leave require-scheme out.",
                    List.of("checklist E04"),
                    """
                    <validate-jwt header-name="X-Token" require-scheme="Bearer">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>""",
                    """
                    <validate-jwt header-name="Authorization" require-scheme="Bearer">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>"""),
            new About(
                    "POL309",
                    Severity.WARNING,
                    "short shared secret",
                    "A secret shorter than the hash can be guessed from one token, at leisure.",
                    "Use a random secret of 32 bytes for HS256, 48 for HS384, 64 for HS512.",
                    List.of("checklist A17", "RFC 7518 section 3.2"),
                    """
                    <validate-jwt header-name="Authorization">
                        <issuer-signing-keys>
                            <key>c2hvcnQ=</key>
                        </issuer-signing-keys>
                    </validate-jwt>""",
                    """
                    <validate-jwt header-name="Authorization">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>"""),
            new About(
                    "POL313",
                    Severity.WARNING,
                    "no audience",
                    "Without audiences a token that the provider made for any other API is accepted here.",
                    "Add <audiences> with the identifier of this API.",
                    List.of("article: audience validation", "checklist D06", "RFC 8725 section 3.9"),
                    """
                    <validate-jwt header-name="Authorization">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>""",
                    """
                    <validate-jwt header-name="Authorization">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                        <audiences>
                            <audience>api://orders</audience>
                        </audiences>
                    </validate-jwt>"""),
            new About(
                    "POL314",
                    Severity.WARNING,
                    "signature not required",
                    "Anybody can write a token without a signature.",
                    "Leave require-signed-tokens out, or set it to true.",
                    List.of("article: signed tokens", "checklist A03", "RFC 8725 section 3.2"),
                    """
                    <validate-jwt header-name="Authorization" require-signed-tokens="false">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>""",
                    """
                    <validate-jwt header-name="Authorization" require-signed-tokens="true">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                    </validate-jwt>"""),
            new About(
                    "POL316",
                    Severity.WARNING,
                    "audience or issuer of the caller's choice",
                    "The caller writes the Host header, and so the audience that its token has to have.",
                    "Write the audience into the policy or into a named value.",
                    List.of("checklist D07"),
                    """
                    <validate-jwt header-name="Authorization">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                        <audiences>
                            <audience>@(context.Request.OriginalUrl.Host)</audience>
                        </audiences>
                    </validate-jwt>""",
                    """
                    <validate-jwt header-name="Authorization">
                        <openid-config url="https://login.example/.well-known/openid-configuration" />
                        <audiences>
                            <audience>api://orders</audience>
                        </audiences>
                    </validate-jwt>"""),
            new About(
                    "POL317",
                    Severity.WARNING,
                    "no issuer at all",
                    "With neither issuers nor metadata a token of any issuer that the key fits is accepted.",
                    "Add <issuers>, or use <openid-config>.",
                    List.of("article: issuer validation"),
                    """
                    <validate-jwt header-name="Authorization">
                        <issuer-signing-keys>
                            <key>@((string)context.Variables["key"])</key>
                        </issuer-signing-keys>
                    </validate-jwt>""",
                    """
                    <validate-jwt header-name="Authorization">
                        <issuer-signing-keys>
                            <key>@((string)context.Variables["key"])</key>
                        </issuer-signing-keys>
                        <issuers>
                            <issuer>https://login.example/</issuer>
                        </issuers>
                    </validate-jwt>"""),
            new About(
                    "ART154",
                    Severity.WARNING,
                    "a product validates, and is not always there",
                    "A product's policy runs only for calls with a key of that product; where the API takes others, they are not validated.",
                    "Validate at the API's level, or require a subscription.",
                    List.of("checklist N08"),
                    "",
                    ""));

    private Elsewhere() {}
}

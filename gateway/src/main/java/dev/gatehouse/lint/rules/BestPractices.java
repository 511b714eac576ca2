package dev.gatehouse.lint.rules;

import dev.gatehouse.lint.About;
import dev.gatehouse.lint.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules there are, by code. */
public final class BestPractices {
    public static final List<Rule> RULES = List.of(
            new TokenInQuery(),
            new ExpirationNotRequired(),
            new NoIssuers(),
            new AnyTenant(),
            new TalkativeErrors(),
            new WrittenKeys(),
            new WrittenSecret(),
            new UnmeetableProviders(),
            new TokenForwarded(),
            new SharedCounter(),
            new ScopeWithoutSeparator(),
            new RoleBySubstring(),
            new LongSkew(),
            new ValidatedPiecemeal(),
            new LostRoles(),
            new HeaderOnSomePaths(),
            new HeaderBelieved(),
            new UnverifiedClaims(),
            new CallerChoosesValidation(),
            new AnswersFirst(),
            new TokenOverwritten(),
            new FailsOpen(),
            new ErrorBecomesSuccess(),
            new CallerChoosesAddress(),
            new CounterAcrossApis(),
            new NotProtected(),
            new LostValidation(),
            new WayAround());

    private BestPractices() {}

    /** Everything that can be explained, by code: these rules, and what is found while policies are compiled. */
    public static List<About> all() {
        return Stream.concat(RULES.stream().map(Rule::about), Elsewhere.FOUND.stream())
                .sorted(Comparator.comparing(About::code))
                .toList();
    }

    /** The explanation of a code; null where there is none. */
    public static @Nullable About about(String code) {
        return all().stream()
                .filter(about -> about.code().equalsIgnoreCase(code))
                .findFirst()
                .orElse(null);
    }
}

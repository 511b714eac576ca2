package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.policy.LastError;
import org.jspecify.annotations.Nullable;

/** {@code context.LastError}. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.ILastError", values = LastError.class)
public final class LastErrorType implements LibraryType {
    @Member(PROPERTY)
    public static String Source(LastError self) {
        return self.source();
    }

    @Member(PROPERTY)
    public static String Reason(LastError self) {
        return self.reason();
    }

    @Member(PROPERTY)
    public static String Message(LastError self) {
        return self.message();
    }

    @Member(PROPERTY)
    public static @Nullable String Scope(LastError self) {
        return self.scope();
    }

    @Member(PROPERTY)
    public static @Nullable String Section(LastError self) {
        return self.section();
    }

    @Member(PROPERTY)
    public static @Nullable String Path(LastError self) {
        return self.path();
    }

    @Member(PROPERTY)
    public static @Nullable String PolicyId(LastError self) {
        return self.policyId();
    }

    @Member(PROPERTY)
    public static int HttpErrorCode(LastError self) {
        return self.httpStatus();
    }
}

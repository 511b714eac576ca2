package dev.gatehouse.expr.lib.json;

import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code Newtonsoft.Json.Linq.MergeNullValueHandling}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/newtonsoft.json.linq.mergenullvaluehandling">Newtonsoft.Json.Linq.MergeNullValueHandling</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "Newtonsoft.Json.Linq.MergeNullValueHandling", values = MergeNullValueHandling.class, struct = true)
public final class MergeNullValueHandlingType implements LibraryType {
    @Member(STATIC_PROPERTY)
    public static MergeNullValueHandling Ignore() {
        return MergeNullValueHandling.IGNORE;
    }

    @Member(STATIC_PROPERTY)
    public static MergeNullValueHandling Merge() {
        return MergeNullValueHandling.MERGE;
    }
}

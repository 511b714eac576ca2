package dev.gatehouse.artifacts;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a resource: short, {@code /products/gold}, or in ARM's long form,
 * {@code /subscriptions/…/providers/Microsoft.ApiManagement/service/contoso/products/gold}.
 *
 * @param collection {@code products}; in lower case
 * @param name {@code gold}; empty for the whole collection
 */
record ResourceId(String collection, String name) {
    private static final String SERVICE = "/service/";

    /** Takes a reference apart; null where it is none. */
    static @Nullable ResourceId parse(String text) {
        var path = text;
        int service = path.indexOf(SERVICE);
        if (service >= 0) {
            int behind = path.indexOf('/', service + SERVICE.length());
            path = behind < 0 ? "/" : path.substring(behind);
        }
        while (path.startsWith("/")) {
            path = path.substring(1);
        }
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        int slash = path.indexOf('/');
        var collection = (slash < 0 ? path : path.substring(0, slash)).toLowerCase(Locale.ROOT);
        var name = slash < 0 ? "" : path.substring(slash + 1);
        return name.indexOf('/') >= 0 ? null : new ResourceId(collection, name);
    }

    /** The name of an API without its revision. */
    static String withoutRevision(String apiName) {
        int mark = apiName.indexOf(";rev=");
        return mark < 0 ? apiName : apiName.substring(0, mark);
    }

    /** Whether a name from within a file can be the name of a resource: never part of a path. */
    static boolean isName(String name) {
        return !name.isBlank()
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || c < ' ');
    }
}

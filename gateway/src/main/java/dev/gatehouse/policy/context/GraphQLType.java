package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.ReadOnlyDictionary;

/** {@code context.GraphQL}. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.IGraphQL", values = GraphQL.class)
public final class GraphQLType implements LibraryType {
    @Member(PROPERTY)
    public static ReadOnlyDictionary<String, Object> Arguments(GraphQL self) {
        return self.arguments();
    }

    @Member(PROPERTY)
    public static ReadOnlyDictionary<String, Object> Parent(GraphQL self) {
        return self.parent();
    }
}

/** Scalar functions and aggregates of KQL, an entry each: signature, result, SQL. */
@NullMarked
package dev.gatehouse.kql.functions;

import org.jspecify.annotations.NullMarked;

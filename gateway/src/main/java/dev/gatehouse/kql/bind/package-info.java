/** The tree with names resolved and types known: what columns every stage has, which function every call means. */
@NullMarked
package dev.gatehouse.kql.bind;

import org.jspecify.annotations.NullMarked;

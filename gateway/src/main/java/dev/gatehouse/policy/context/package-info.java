/**
 * What policy expressions see as {@code context}: one file for each .NET type, over the exchange and
 * the model as they are. Nothing is copied when a property is read; dictionaries are views.
 *
 * <p>Start with {@link dev.gatehouse.policy.context.ContextType}.
 *
 * @see <a href="https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ContextVariables">Context
 *     variable</a>
 */
@NullMarked
package dev.gatehouse.policy.context;

import org.jspecify.annotations.NullMarked;

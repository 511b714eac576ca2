/** Scheduled query rules: asks a query again and again, and tells when its answer crosses a line. */
@NullMarked
package dev.gatehouse.alerts;

import org.jspecify.annotations.NullMarked;

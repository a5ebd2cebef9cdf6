/**
 * Conformance cases: requests with their expected responses, stored as text under {@code cases/}.
 */
@NullMarked
package dev.fraiseql.conformance.cases;

import org.jspecify.annotations.NullMarked;

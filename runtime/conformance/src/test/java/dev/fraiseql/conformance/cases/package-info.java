/** Cases: questions with their answers, kept as text under {@code cases/}. */
@NullMarked
package dev.fraiseql.conformance.cases;

import org.jspecify.annotations.NullMarked;

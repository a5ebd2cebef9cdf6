/**
 * The annotated classes that the tests of this module serve. The processor compiles them with the
 * tests and writes one catalog of all of them; {@link dev.fraiseql.engine.domain.Domain} picks the
 * types that a test is about.
 */
@NullMarked
package dev.fraiseql.engine.domain;

import org.jspecify.annotations.NullMarked;

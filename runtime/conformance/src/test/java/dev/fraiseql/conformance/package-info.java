/**
 * Tests of the whole: the layers of the architecture, and the cases for which every database and
 * transport must return the same response. The module has only tests, so it may depend on every
 * module.
 */
@NullMarked
package dev.fraiseql.conformance;

import org.jspecify.annotations.NullMarked;

/**
 * Database servers for tests: found by a URL in the environment, otherwise started here. All tests
 * of a JVM share one server per product. Uses no other module of this project.
 */
@NullMarked
package dev.fraiseql.testing;

import org.jspecify.annotations.NullMarked;

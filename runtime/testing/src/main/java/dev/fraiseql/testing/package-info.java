/**
 * Database servers for tests: those that the environment names, or else new ones, one of each for
 * all tests of a JVM. Also the seed of random tests. Depends on no other module.
 */
@NullMarked
package dev.fraiseql.testing;

import org.jspecify.annotations.NullMarked;

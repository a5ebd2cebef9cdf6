/**
 * The services that tests need: found by an address in the environment, else started here. One of
 * each serves all tests of a JVM. And what tests share otherwise. Depends on nothing of ours.
 */
@NullMarked
package dev.fraiseql.testing;

import org.jspecify.annotations.NullMarked;

/** FraiseQL: the server as an application starts it, with the types of this module. */
@NullMarked
package dev.fraiseql.benchmarks.contender.fraise;

import org.jspecify.annotations.NullMarked;

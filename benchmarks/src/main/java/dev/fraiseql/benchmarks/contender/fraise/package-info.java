/** FraiseQL itself: the server as an application starts it, over the types of this module. */
@NullMarked
package dev.fraiseql.benchmarks.contender.fraise;

import org.jspecify.annotations.NullMarked;

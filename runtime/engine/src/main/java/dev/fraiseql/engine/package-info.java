/**
 * The engine: everything that answers a request once a transport has read it. {@link
 * dev.fraiseql.engine.FraiseEngine} puts the parts together; each of the packages below does one
 * thing and may be used without it.
 */
@NullMarked
package dev.fraiseql.engine;

import org.jspecify.annotations.NullMarked;

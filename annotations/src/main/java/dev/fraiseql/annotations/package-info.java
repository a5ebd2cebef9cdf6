/**
 * What an author writes on domain classes. The annotation processor reads these at build time;
 * nothing here is read by reflection at run time, and this module depends on nothing.
 */
@NullMarked
package dev.fraiseql.annotations;

import org.jspecify.annotations.NullMarked;

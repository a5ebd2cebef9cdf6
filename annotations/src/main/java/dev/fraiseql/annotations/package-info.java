/**
 * The annotations of domain classes. The annotation processor reads them at build time; nothing
 * reads them by reflection at run time. This module has no dependencies.
 */
@NullMarked
package dev.fraiseql.annotations;

import org.jspecify.annotations.NullMarked;

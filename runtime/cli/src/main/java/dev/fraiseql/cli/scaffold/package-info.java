/**
 * Writes annotated classes for the tables of a live database: names, then types with their
 * relations, then source text.
 */
@NullMarked
package dev.fraiseql.cli.scaffold;

import org.jspecify.annotations.NullMarked;

/** The comparison of classes with the tables of a database. */
@NullMarked
package dev.fraiseql.conformance.schema;

import org.jspecify.annotations.NullMarked;

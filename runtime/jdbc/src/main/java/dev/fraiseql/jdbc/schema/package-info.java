/**
 * The tables of a live database, and how they differ from what the classes declare. Each database
 * reads its catalog and judges its column types in its own package, behind {@link
 * dev.fraiseql.jdbc.schema.SchemaDialect}. Uses no other package of this module.
 */
@NullMarked
package dev.fraiseql.jdbc.schema;

import org.jspecify.annotations.NullMarked;

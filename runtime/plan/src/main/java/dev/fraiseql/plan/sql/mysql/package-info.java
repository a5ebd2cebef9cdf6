/**
 * The SQL of MySQL and MariaDB: their dialect, their aggregate functions, their JSON. Reached
 * through {@link dev.fraiseql.plan.sql.Dialects} alone.
 */
@NullMarked
package dev.fraiseql.plan.sql.mysql;

import org.jspecify.annotations.NullMarked;

/**
 * The tables that FraiseQL keeps beside those of the application: their names begin with {@code
 * fq_}. Migrations create and upgrade them.
 */
@NullMarked
package dev.fraiseql.jdbc.control;

import org.jspecify.annotations.NullMarked;

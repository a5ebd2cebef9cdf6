/**
 * Java source as data, and the printer of it: names of types, code with placeholders, fields,
 * methods and classes. Depends on no other package of FraiseQL.
 */
@NullMarked
package dev.fraiseql.processor.source;

import org.jspecify.annotations.NullMarked;

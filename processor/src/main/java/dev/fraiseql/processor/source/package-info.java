/**
 * Java source as data, and the printer of it: names of types, code with placeholders, fields,
 * methods and classes. Knows nothing of what is generated, and depends on nothing of ours.
 */
@NullMarked
package dev.fraiseql.processor.source;

import org.jspecify.annotations.NullMarked;

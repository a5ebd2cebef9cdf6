/**
 * The last stage: a sound model and planned operations become Java source and resources. Nothing is
 * judged here.
 */
@NullMarked
package dev.fraiseql.processor.write;

import org.jspecify.annotations.NullMarked;

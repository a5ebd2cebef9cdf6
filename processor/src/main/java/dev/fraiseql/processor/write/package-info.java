/**
 * The last stage: a valid model and planned operations become Java source and resources. Nothing is
 * checked here.
 */
@NullMarked
package dev.fraiseql.processor.write;

import org.jspecify.annotations.NullMarked;

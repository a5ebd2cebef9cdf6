package dev.fraiseql.processor.declared;

import dev.fraiseql.processor.diagnose.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations of a member say about how mutations write it.
 *
 * @param version where {@code @Version} stands; null if it does not
 * @param unique where {@code @Unique} stands; null if it does not
 * @param idGenerated the attribute {@code generated} of {@code @Id}; null without {@code @Id}
 */
public record WriteAnnotations(
    @Nullable Origin version, @Nullable Origin unique, @Nullable Attribute<String> idGenerated) {}

package dev.fraiseql.processor.declared;

import dev.fraiseql.processor.diagnose.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations of a member say about how mutations write it.
 *
 * @param version where {@code @Version} stands; null if it does not
 * @param unique where {@code @Unique} stands; null if it does not
 * @param idGenerated the attribute {@code generated} of {@code @Id}; null without {@code @Id}
 * @param generated the attribute {@code generated} of {@code @Column}; null without {@code @Column}
 * @param definition the attribute {@code definition} of {@code @Column}; null without
 *     {@code @Column}
 * @param onDelete the attribute {@code onDelete} of {@code @Relation}; null without
 *     {@code @Relation}
 */
public record WriteAnnotations(
    @Nullable Origin version,
    @Nullable Origin unique,
    @Nullable Attribute<String> idGenerated,
    @Nullable Attribute<String> generated,
    @Nullable Attribute<String> definition,
    @Nullable Attribute<String> onDelete) {}

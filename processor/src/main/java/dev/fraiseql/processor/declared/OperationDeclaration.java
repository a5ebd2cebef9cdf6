package dev.fraiseql.processor.declared;

import dev.fraiseql.processor.diagnose.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A GraphQL document that is to be compiled.
 *
 * @param packageName of the generated classes; null for that of the catalog
 * @param name that the operation must have; null if any will do
 * @param text the document, to the letter
 * @param source what to call it in an error: the interface or the file
 * @param kind of the annotated element, {@code interface} if all is well; {@code file} for a file
 * @param origin the annotation's value; {@link Origin#NOWHERE} for a file
 */
public record OperationDeclaration(
    @Nullable String packageName,
    @Nullable String name,
    String text,
    String source,
    String kind,
    Origin origin) {}

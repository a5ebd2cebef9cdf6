package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a static method of a {@link Type} a field of that type, with the method's name.
 *
 * <p>The parameters say what the method needs: each is named like a field of the class that is a
 * single value in one column, and is of its type. Only these columns are read, and only when the
 * field is selected; no instance of the class is made. Rows cannot be filtered or sorted by the
 * field, because the database does not know it.
 *
 * <pre>{@code
 * @Computed
 * static String label(String name, @Nullable String email) {
 *   return email == null ? name : name + " <" + email + ">";
 * }
 * }</pre>
 *
 * <p>An exception of the method is an error of the field: the caller is told that there was one,
 * the log the rest.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Computed {}

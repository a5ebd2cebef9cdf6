package dev.fraiseql.sample;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.math.BigDecimal;

/** The number of sales of a track and their revenue, from a view. Unsold tracks are not in it. */
@Type(table = "TrackSale", readOnly = true)
public record TrackSale(
    @Id @Column(name = "TrackId") long id,
    @Relation(column = "TrackId") Track track,
    int quantity,
    @Column(precision = 10, scale = 2) BigDecimal revenue) {}

package chaozhou.gis.query.cql2;

import chaozhou.gis.error.GisException.InvalidParameter;

/** Reads filters. */
public enum FilterLanguage {
    TEXT("cql2-text") {
        @Override
        Term parse(String filter, Terms terms) {
            return Cql2TextParser.parse(filter, terms);
        }
    },
    JSON("cql2-json") {
        @Override
        Term parse(String filter, Terms terms) {
            return Cql2JsonParser.parse(filter, terms);
        }
    },
    /** Of GeoServer and GeoTools; no part of the standard. */
    ECQL("ecql") {
        @Override
        Term parse(String filter, Terms terms) {
            return EcqlParser.parse(filter, terms);
        }
    };

    /** The most characters of a filter. */
    public static final int LONGEST = 50_000;

    private final String label;

    FilterLanguage(String label) {
        this.label = label;
    }

    /** Its name as {@code filter-lang} (OGC 19-079r2, 8.4). */
    public String label() {
        return label;
    }

    abstract Term parse(String filter, Terms terms);

    /** @throws InvalidParameter of the parameter {@code filter} that says where what is wrong and what was expected */
    public Expression read(String filter, FilterContext context) {
        Terms terms = new Terms(context);
        return terms.filter(parse(filter, terms));
    }
}

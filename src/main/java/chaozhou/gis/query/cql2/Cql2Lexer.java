package chaozhou.gis.query.cql2;

/** Takes CQL2 text apart (OGC 21-065r2, annex B). */
final class Cql2Lexer {

    enum Kind {
        /** An identifier or a keyword. */
        NAME,
        /** An identifier in double quotes, which is no keyword. */
        QUOTED_NAME,
        /** A text in single quotes. */
        CHARACTERS,
        /** A number without a sign. */
        NUMBER,
        SYMBOL,
        END
    }

    /** @param position of its first character, counted from 1 */
    record Token(Kind kind, String text, int position) {

        boolean isSymbol(String symbol) {
            return kind == Kind.SYMBOL && text.equals(symbol);
        }

        /** Whether it is that keyword, in any case. */
        boolean isKeyword(String keyword) {
            return kind == Kind.NAME && text.equalsIgnoreCase(keyword);
        }

        String place() {
            return "character " + position;
        }

        /** As it stands in a sentence. */
        String shown() {
            if (kind == Kind.END) {
                return "the end";
            }
            return text.length() <= 30 ? "'" + text + "'" : "'" + text.substring(0, 30) + "…'";
        }
    }

    private final String text;
    private int next;

    Cql2Lexer(String text) {
        this.text = text;
    }

    Token read() {
        while (next < text.length() && isSpace(text.codePointAt(next))) {
            next++;
        }
        if (next == text.length()) {
            return new Token(Kind.END, "", next + 1);
        }
        int first = text.codePointAt(next);
        if (first == '\'') {
            return characters();
        }
        if (first == '"') {
            return quotedName();
        }
        if (isDigit(first) || (first == '.' && next + 1 < text.length() && isDigit(text.charAt(next + 1)))) {
            return number();
        }
        if (isNameStart(first)) {
            return name();
        }
        return symbol();
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(int c) {
        return c == '_' || c == ':' || Character.isUnicodeIdentifierStart(c);
    }

    private static boolean isNamePart(int c) {
        return c == ':' || c == '.' || (Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }

    private Token name() {
        int start = next;
        while (next < text.length() && isNamePart(text.codePointAt(next))) {
            next += Character.charCount(text.codePointAt(next));
        }
        return new Token(Kind.NAME, text.substring(start, next), start + 1);
    }

    private Token quotedName() {
        int start = next;
        int end = text.indexOf('"', start + 1);
        if (end < 0) {
            throw fault(start, "this double quote has no other one that ends the name.");
        }
        next = end + 1;
        return new Token(Kind.QUOTED_NAME, text.substring(start + 1, end), start + 1);
    }

    private Token characters() {
        int start = next++;
        StringBuilder value = new StringBuilder();
        while (next < text.length()) {
            char c = text.charAt(next++);
            if (c == '\\' && next < text.length()) {
                escaped(value, text.charAt(next++));
            } else if (c != '\'') {
                value.append(c);
            } else if (next < text.length() && text.charAt(next) == '\'') {
                value.append('\'');
                next++;
            } else {
                return new Token(Kind.CHARACTERS, value.toString(), start + 1);
            }
        }
        throw fault(start, "this quote has no other one that ends the text; a quote within a text is written twice.");
    }

    /** /req/cql2-text/escaping; other backslashes stay, for they escape wildcards of patterns. */
    private static void escaped(StringBuilder value, char c) {
        switch (c) {
            case '\'', '\\' -> value.append(c);
            case 'a' -> value.append('\u0007');
            case 'b' -> value.append('\b');
            case 't' -> value.append('\t');
            case 'n' -> value.append('\n');
            case 'v' -> value.append('\u000b');
            case 'f' -> value.append('\f');
            case 'r' -> value.append('\r');
            default -> value.append('\\').append(c);
        }
    }

    private Token number() {
        int start = next;
        digits();
        if (next < text.length() && text.charAt(next) == '.') {
            next++;
            digits();
        }
        if (next < text.length() && (text.charAt(next) == 'e' || text.charAt(next) == 'E')) {
            exponent();
        }
        return new Token(Kind.NUMBER, text.substring(start, next), start + 1);
    }

    private void digits() {
        while (next < text.length() && isDigit(text.charAt(next))) {
            next++;
        }
    }

    private void exponent() {
        int start = next++;
        if (next < text.length() && (text.charAt(next) == '+' || text.charAt(next) == '-')) {
            next++;
        }
        int firstDigit = next;
        digits();
        if (next == firstDigit) {
            throw fault(start, "an exponent has digits, like 1E6.");
        }
    }

    private Token symbol() {
        int start = next;
        String pair = text.substring(start, Math.min(start + 2, text.length()));
        if (pair.equals("<>") || pair.equals("<=") || pair.equals(">=")) {
            next += 2;
            return new Token(Kind.SYMBOL, pair, start + 1);
        }
        int c = text.codePointAt(start);
        if ("=<>+-*/%^(),".indexOf(c) < 0) {
            throw fault(start, "the character '%s' has no meaning here.".formatted(Character.toString(c)));
        }
        next++;
        return new Token(Kind.SYMBOL, Character.toString(c), start + 1);
    }

    private static RuntimeException fault(int index, String sentence) {
        return Term.fault("character " + (index + 1), sentence);
    }
}

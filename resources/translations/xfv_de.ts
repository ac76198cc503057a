<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
    <context>
        <name>window</name>
        <message>
            <location filename="../../xfv_desktop/ui/actions/assistance.py" />
            <source>Manual</source>
            <translation>Handbuch</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/assistance.py" />
            <source>How to work with the program, chapter by chapter</source>
            <translation>Wie man mit dem Programm arbeitet, Kapitel für Kapitel</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/assistance.py" />
            <source>Commands …</source>
            <translation>Befehle …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/assistance.py" />
            <source>Find what to do, or where to go, by words</source>
            <translation>Mit Worten finden, was zu tun ist oder wohin man will</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/assistance.py" />
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/assistance.py" />
            <source>All actions with their keys</source>
            <translation>Alle Befehle mit ihren Tasten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/assistance.py" />
            <source>Tour</source>
            <translation>Rundgang</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/assistance.py" />
            <source>Three steps that point at what is in sight</source>
            <translation>Drei Schritte, die auf das zeigen, was zu sehen ist</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/assistance.py" />
            <source>About XFV Desktop</source>
            <translation>Über XFV Desktop</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/assistance.py" />
            <source>Version, purpose, and the licences of everything</source>
            <translation>Version, Zweck und die Lizenzen von allem</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>New case …</source>
            <translation>Neuer Fall …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Create an empty case</source>
            <translation>Einen leeren Fall anlegen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Open case …</source>
            <translation>Fall öffnen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Open the folder of a case</source>
            <translation>Den Ordner eines Falls öffnen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Close case</source>
            <translation>Fall schließen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Close the case; everything in it is saved</source>
            <translation>Den Fall schließen; alles darin ist gespeichert</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Find a case …</source>
            <translation>Fall suchen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Find a case by title, exhibit, name or date</source>
            <translation>Einen Fall nach Titel, Gegenstand, Name oder Datum suchen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Demonstration case</source>
            <translation>Demonstration</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Make a case with two portraits, compared and reported, and open it; not for court</source>
            <translation>Einen Fall mit zwei Porträts anlegen, verglichen und begutachtet, und öffnen; nicht für das Gericht</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Export …</source>
            <translation>Export …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Write the case, or a bundle for the defence, into one file that anybody can check</source>
            <translation>Den Fall oder ein Bündel für die Verteidigung in eine Datei schreiben, die alle prüfen können</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Import bundle …</source>
            <translation>Bündel importieren …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Make a case again from an exported file</source>
            <translation>Aus einer exportierten Datei wieder einen Fall machen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Back up …</source>
            <translation>Sichern …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Put a checked copy of the case into another folder</source>
            <translation>Eine geprüfte Kopie des Falls in einen anderen Ordner legen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Add photographs …</source>
            <translation>Aufnahmen hinzufügen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Add photographs to the case</source>
            <translation>Dem Fall Aufnahmen hinzufügen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Add questioned …</source>
            <translation>Fragliche hinzufügen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Add a photograph of the person in question</source>
            <translation>Eine Aufnahme der fraglichen Person hinzufügen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Add known …</source>
            <translation>Bekannte hinzufügen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Add a photograph of a known person</source>
            <translation>Eine Aufnahme einer bekannten Person hinzufügen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Add folder …</source>
            <translation>Ordner hinzufügen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Add all photographs in a folder</source>
            <translation>Alle Aufnahmen eines Ordners hinzufügen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Paste</source>
            <translation>Einfügen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Add the picture or the files on the clipboard, or the region that was copied</source>
            <translation>Das Bild oder die Dateien der Zwischenablage einfügen, oder die kopierte Region</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Choose face …</source>
            <translation>Gesicht wählen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Say which face of the active photograph is meant</source>
            <translation>Angeben, welches Gesicht der aktiven Aufnahme gemeint ist</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Enter a transfer …</source>
            <translation>Übergabe eintragen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Enter into the custody ledger that an exhibit changed hands</source>
            <translation>Ins Verwahrbuch eintragen, dass ein Gegenstand übergeben wurde</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Seal of the case …</source>
            <translation>Siegel des Falls …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Show the state of the audit trail, check everything, sign a checkpoint</source>
            <translation>Den Stand des Protokolls zeigen, alles prüfen, einen Kontrollpunkt signieren</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Who works …</source>
            <translation>Wer arbeitet …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Say that somebody else works in the case now</source>
            <translation>Angeben, dass nun jemand anderes im Fall arbeitet</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Settings …</source>
            <translation>Einstellungen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Examiner, device and signing identity</source>
            <translation>Begutachtende Person, Gerät und Signaturidentität</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/case.py" />
            <source>Close the window; everything is saved</source>
            <translation>Das Fenster schließen; alles ist gespeichert</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Draw a rectangle; then Select comes back</source>
            <translation>Ein Rechteck zeichnen; danach gilt wieder Auswählen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Draw an ellipse; then Select comes back</source>
            <translation>Eine Ellipse zeichnen; danach gilt wieder Auswählen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Draw a polygon by its vertices; a double click or Enter closes it</source>
            <translation>Ein Polygon Ecke für Ecke zeichnen; Doppelklick oder Eingabetaste schließt es</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Draw by hand; a stroke that ends where it began is a polygon</source>
            <translation>Von Hand zeichnen; ein Strich, der endet, wo er begann, ist ein Polygon</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Draw a line; a double click on it adds a vertex</source>
            <translation>Eine Linie zeichnen; ein Doppelklick auf sie setzt eine Ecke</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Draw an arrow from its tail to its tip</source>
            <translation>Einen Pfeil vom Ende zur Spitze zeichnen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Mark a place; it snaps to a landmark, unless Ctrl is held</source>
            <translation>Eine Stelle markieren; sie rastet an Landmarken ein, außer Strg ist gedrückt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Write on the photograph: click, then give it a label</source>
            <translation>Auf die Aufnahme schreiben: klicken, dann beschriften</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Take back the last edit of a region or a line</source>
            <translation>Die letzte Änderung einer Region oder Linie zurücknehmen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Redo</source>
            <translation>Wiederholen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Do again what was taken back</source>
            <translation>Erneut tun, was zurückgenommen wurde</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Select</source>
            <translation>Auswählen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Select, move and reshape regions; drag elsewhere to pan</source>
            <translation>Regionen auswählen, verschieben und umformen; anderswo ziehen verschiebt die Ansicht</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Amend regions …</source>
            <translation>Regionen ändern …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Edit regions after the comparison was locked, with a reason on record</source>
            <translation>Regionen nach dem Festlegen des Vergleichs bearbeiten, mit festgehaltenem Grund</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Copy region</source>
            <translation>Region kopieren</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Copy the selected region; it can be pasted on either photograph</source>
            <translation>Die gewählte Region kopieren; sie lässt sich auf beiden Aufnahmen einfügen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Duplicate to the other photograph</source>
            <translation>Auf die andere Aufnahme übertragen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Put the selected region where the alignment finds it on the other one, as a pair</source>
            <translation>Die gewählte Region als Paar dorthin setzen, wo die Ausrichtung sie auf der anderen findet</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Move landmarks</source>
            <translation>Landmarken verschieben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Move the five points that a face is aligned by; corrected on record</source>
            <translation>Die fünf Punkte verschieben, nach denen ein Gesicht ausgerichtet wird; die Berichtigung wird festgehalten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Describe region</source>
            <translation>Region beschreiben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Write a label and a comment for the selected region</source>
            <translation>Beschriftung und Bemerkung der gewählten Region schreiben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Delete region</source>
            <translation>Region löschen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/edit.py" />
            <source>Delete the selected region</source>
            <translation>Die gewählte Region löschen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/examination.py" />
            <source>Compare and explain</source>
            <translation>Vergleichen und erklären</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/examination.py" />
            <source>Compare the two photographs on the desk and explain the score</source>
            <translation>Die beiden ausgelegten Aufnahmen vergleichen und den Wert erklären</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/examination.py" />
            <source>Compare enhanced pictures</source>
            <translation>Verbesserte Bilder vergleichen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/examination.py" />
            <source>Compare the pair as your chains for the network make it, beside the result of the photographs as they came</source>
            <translation>Das Paar so vergleichen, wie Ihre Ketten für das Netz es machen, neben dem Ergebnis der Aufnahmen wie eingegangen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/examination.py" />
            <source>Compare many pairs</source>
            <translation>Viele Paare vergleichen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/examination.py" />
            <source>Compare all questioned with all known exhibits, or the pairs of a list, in a queue</source>
            <translation>Alle fraglichen mit allen bekannten Gegenständen vergleichen oder die Paare einer Liste, der Reihe nach</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/examination.py" />
            <source>Compare as one …</source>
            <translation>Als eine vergleichen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/examination.py" />
            <source>Compare several questioned photographs of one person, as one, with a known one</source>
            <translation>Mehrere fragliche Aufnahmen einer Person zusammen, wie eine, mit einer bekannten vergleichen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/examination.py" />
            <source>Own opinion</source>
            <translation>Eigene Meinung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/examination.py" />
            <source>Record your own opinion of the pair, step by step</source>
            <translation>Die eigene Meinung zum Paar festhalten, Schritt für Schritt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/examination.py" />
            <source>Score and layers</source>
            <translation>Wert und Ebenen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/examination.py" />
            <source>Show score, decision and saliency layers in place of your own opinion</source>
            <translation>Ähnlichkeitswert, Entscheidung und Salienzebenen anstelle der eigenen Meinung zeigen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/examination.py" />
            <source>Take a note</source>
            <translation>Notiz schreiben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/examination.py" />
            <source>Write down what you see, of a photograph, a pair, a component or a comparison</source>
            <translation>Aufschreiben, was zu sehen ist: an einer Aufnahme, einem Paar, einer Merkmalsgruppe, einem Vergleich</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/examination.py" />
            <source>Own opinion first …</source>
            <translation>Eigene Meinung zuerst …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/examination.py" />
            <source>Hide score and maps until the own evaluation is locked, or give that up on record</source>
            <translation>Wert und Karten verbergen, bis die eigene Bewertung festgelegt ist, oder darauf mit Grund verzichten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/examination.py" />
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/examination.py" />
            <source>Stop the work that goes on</source>
            <translation>Die laufende Arbeit beenden</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Link the views</source>
            <translation>Ansichten verbinden</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Zoom, pan and turn the photographs together; offset, scale and turn stay as they are</source>
            <translation>Die Aufnahmen gemeinsam vergrößern, verschieben und drehen; Versatz, Maßstab und Drehung bleiben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Link by pixels</source>
            <translation>Nach Pixeln verbinden</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Linked views keep the offset, scale and turn that they have</source>
            <translation>Verbundene Ansichten behalten Versatz, Maßstab und Drehung, die sie haben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Link by landmarks</source>
            <translation>Nach Landmarken verbinden</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Give all faces one size, turn and place by their five landmarks, and keep them so</source>
            <translation>Allen Gesichtern nach ihren fünf Landmarken eine Größe, Drehung und Lage geben und sie so halten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Level the eyes</source>
            <translation>Augen waagerecht</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Turn each photograph until the line through both eyes is level</source>
            <translation>Jede Aufnahme drehen, bis die Linie durch beide Augen waagerecht liegt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Turn left by 1°</source>
            <translation>Um 1° nach links</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Turn the active view anticlockwise, and linked ones with it</source>
            <translation>Die aktive Ansicht gegen den Uhrzeigersinn drehen, verbundene mit ihr</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Turn right by 1°</source>
            <translation>Um 1° nach rechts</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Turn the active view clockwise, and linked ones with it</source>
            <translation>Die aktive Ansicht im Uhrzeigersinn drehen, verbundene mit ihr</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Turn left by 90°</source>
            <translation>Um 90° nach links</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Turn the active view anticlockwise by a quarter</source>
            <translation>Die aktive Ansicht um ein Viertel gegen den Uhrzeigersinn drehen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Turn right by 90°</source>
            <translation>Um 90° nach rechts</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Turn the active view clockwise by a quarter</source>
            <translation>Die aktive Ansicht um ein Viertel im Uhrzeigersinn drehen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Mirror</source>
            <translation>Spiegeln</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Exchange left and right of the active view; its heading says so</source>
            <translation>Links und rechts der aktiven Ansicht vertauschen; ihre Überschrift sagt es</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Smooth enlargement</source>
            <translation>Glatt vergrößern</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Enlarge by bilinear interpolation in place of nearest neighbour</source>
            <translation>Bilinear statt nach dem nächsten Nachbarn vergrößern</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Filmstrip</source>
            <translation>Filmstreifen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Show all photographs of the case below the pair</source>
            <translation>Alle Aufnahmen des Falls unter dem Paar zeigen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Next questioned photograph</source>
            <translation>Nächste fragliche Aufnahme</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Lay the next questioned photograph out</source>
            <translation>Die nächste fragliche Aufnahme auslegen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Previous questioned photograph</source>
            <translation>Vorige fragliche Aufnahme</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Lay the questioned photograph before it out</source>
            <translation>Die vorige fragliche Aufnahme auslegen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Next known photograph</source>
            <translation>Nächste bekannte Aufnahme</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Lay the next known photograph out</source>
            <translation>Die nächste bekannte Aufnahme auslegen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Previous known photograph</source>
            <translation>Vorige bekannte Aufnahme</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Lay the known photograph before it out</source>
            <translation>Die vorige bekannte Aufnahme auslegen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>One photograph more</source>
            <translation>Eine Aufnahme mehr</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Show a third and a fourth photograph beside the pair, to look at</source>
            <translation>Eine dritte und vierte Aufnahme neben dem Paar zeigen, zum Ansehen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>The pair alone</source>
            <translation>Nur das Paar</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Close the photographs beside the pair</source>
            <translation>Die Aufnahmen neben dem Paar schließen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Superimpose the faces</source>
            <translation>Gesichter überlagern</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Blend, wipe or blink both faces in one place, which is no basis for an opinion</source>
            <translation>Beide Gesichter an einer Stelle mischen, wischen oder blinken; das begründet keine Meinung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Swap superimposed faces</source>
            <translation>Überlagerte Gesichter tauschen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Show the other one of two superimposed faces in the same place, at once</source>
            <translation>Sofort das andere der beiden überlagerten Gesichter an derselben Stelle zeigen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Grid</source>
            <translation>Gitter</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>A grid over both faces, a quarter of the eye distance wide, level with the eyes</source>
            <translation>Ein Gitter über beiden Gesichtern, ein Viertel des Augenabstands weit, nach den Augen ausgerichtet</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Cross-hair</source>
            <translation>Fadenkreuz</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>A cross under the mouse, and in the same place of the other face</source>
            <translation>Ein Kreuz unter der Maus und an derselben Stelle des anderen Gesichts</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Guide line</source>
            <translation>Hilfslinie</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Draw a line that shows on both faces; then Select comes back</source>
            <translation>Eine Linie zeichnen, die auf beiden Gesichtern erscheint; danach gilt wieder Auswählen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Profile line</source>
            <translation>Profillinie</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Draw a line along which the brightness of both faces is plotted</source>
            <translation>Eine Linie zeichnen, entlang der die Helligkeit beider Gesichter aufgetragen wird</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Relative length</source>
            <translation>Relative Länge</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Draw a line whose length is told by the distance of the eyes, with its uncertainty</source>
            <translation>Eine Linie zeichnen, deren Länge in Augenabständen angegeben wird, mit ihrer Unsicherheit</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Remove all lines</source>
            <translation>Alle Linien entfernen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/photographs.py" />
            <source>Take guides, profiles and lengths away</source>
            <translation>Hilfslinien, Profile und Längen wegnehmen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/report.py" />
            <source>Draft of the report …</source>
            <translation>Entwurf des Gutachtens …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/report.py" />
            <source>Lay out the pages as they would be issued now, and see what they lack</source>
            <translation>Die Seiten so setzen, wie sie jetzt ausgestellt würden, und sehen, was ihnen fehlt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/report.py" />
            <source>Particulars of the report …</source>
            <translation>Angaben zum Gutachten …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/report.py" />
            <source>Say what only you can say: customer, question, qualifications, conclusion</source>
            <translation>Angeben, was nur Sie wissen: Auftrag, Frage, Befähigung, Schluss</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/report.py" />
            <source>Issue report …</source>
            <translation>Gutachten ausstellen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/report.py" />
            <source>Make the report of this examination and sign it</source>
            <translation>Das Gutachten zu dieser Untersuchung erstellen und signieren</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/report.py" />
            <source>Verify a report …</source>
            <translation>Gutachten prüfen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/report.py" />
            <source>Say what a report is worth; it can also be dropped on the window</source>
            <translation>Sagen, was ein Gutachten wert ist; man kann es auch auf das Fenster ziehen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/report.py" />
            <source>Countersign the report …</source>
            <translation>Gutachten gegenzeichnen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/report.py" />
            <source>Sign the report that is shown as its verifier</source>
            <translation>Das gezeigte Gutachten als prüfende Person signieren</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/report.py" />
            <source>Save a copy …</source>
            <translation>Kopie speichern …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/report.py" />
            <source>Save a copy of the report that is shown</source>
            <translation>Eine Kopie des gezeigten Gutachtens speichern</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/report.py" />
            <source>Previous page</source>
            <translation>Vorige Seite</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/report.py" />
            <source>Go back one page</source>
            <translation>Eine Seite zurück</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/report.py" />
            <source>Next page</source>
            <translation>Nächste Seite</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/report.py" />
            <source>Go on one page</source>
            <translation>Eine Seite weiter</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/report.py" />
            <source>Back to the photographs</source>
            <translation>Zurück zu den Aufnahmen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/report.py" />
            <source>Leave the report</source>
            <translation>Das Gutachten verlassen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/report.py" />
            <source>Create an identity …</source>
            <translation>Identität anlegen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/report.py" />
            <source>Make a key and a certificate to sign reports with</source>
            <translation>Schlüssel und Zertifikat zum Signieren von Gutachten anlegen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/report.py" />
            <source>Trusted certificates …</source>
            <translation>Vertraute Zertifikate …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/report.py" />
            <source>Say whose signatures count as trusted on this computer</source>
            <translation>Angeben, wessen Signaturen auf diesem Rechner vertraut wird</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/row.py" />
            <source>&amp;Case</source>
            <translation>&amp;Fall</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/row.py" />
            <source>&amp;Edit</source>
            <translation>&amp;Bearbeiten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/row.py" />
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/row.py" />
            <source>&amp;Photographs</source>
            <translation>Auf&amp;nahmen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/row.py" />
            <source>&amp;Examination</source>
            <translation>&amp;Untersuchung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/row.py" />
            <source>&amp;Report</source>
            <translation>&amp;Gutachten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/row.py" />
            <source>&amp;Tools</source>
            <translation>&amp;Werkzeuge</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/row.py" />
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/row.py" />
            <source> or </source>
            <translation> oder </translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/tools.py" />
            <source>Models …</source>
            <translation>Modelle …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/tools.py" />
            <source>See, add and check models, and choose which of them compare</source>
            <translation>Modelle ansehen, hinzufügen, prüfen und wählen, welche vergleichen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/tools.py" />
            <source>Calibration …</source>
            <translation>Kalibrierung …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/tools.py" />
            <source>Show the calibration and where this case lies in it, name propositions</source>
            <translation>Die Kalibrierung und die Lage dieses Falls darin zeigen, Hypothesen benennen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Aligned crops</source>
            <translation>Ausgerichtete Ausschnitte</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Show what the network saw in place of the photographs</source>
            <translation>Statt der Aufnahmen zeigen, was das Netz gesehen hat</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Alignment</source>
            <translation>Ausrichtung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Show the outline of the network's input and the landmarks</source>
            <translation>Den Umriss der Eingabe des Netzes und die Landmarken zeigen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Similarity layer</source>
            <translation>Ähnlichkeitsebene</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Show or hide where the network found the faces alike</source>
            <translation>Zeigen oder verbergen, wo das Netz die Gesichter ähnlich fand</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Dissimilarity layer</source>
            <translation>Unähnlichkeitsebene</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Show or hide where the network found the faces unlike</source>
            <translation>Zeigen oder verbergen, wo das Netz die Gesichter unähnlich fand</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Signed layer</source>
            <translation>Differenzebene</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Show or hide similarity minus dissimilarity</source>
            <translation>Ähnlichkeit minus Unähnlichkeit zeigen oder verbergen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Layers by pixels</source>
            <translation>Ebenen nach Pixeln</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Show each pixel of a layer with its own value</source>
            <translation>Jedes Pixel einer Ebene mit seinem eigenen Wert zeigen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Layers by facial regions</source>
            <translation>Ebenen nach Gesichtsregionen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Fill each facial region with the mean of a layer over it</source>
            <translation>Jede Gesichtsregion mit dem Mittel einer Ebene füllen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Layers by superpixels</source>
            <translation>Ebenen nach Superpixeln</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Fill each patch of like colour with the mean of a layer over it</source>
            <translation>Jeden Fleck ähnlicher Farbe mit dem Mittel einer Ebene füllen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Iso-lines</source>
            <translation>Isolinien</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Draw the layers as colours, as lines of one value, or as both</source>
            <translation>Die Ebenen als Farben, als Linien gleichen Werts oder als beides zeichnen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Compare two explanations …</source>
            <translation>Zwei Erklärungen vergleichen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Lay the maps of two explainers or models side by side</source>
            <translation>Die Karten zweier Erklärer oder Modelle nebeneinanderlegen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Export a layer …</source>
            <translation>Ebene exportieren …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Write a layer as PNG with its legend, or the maps as NPZ</source>
            <translation>Eine Ebene als PNG mit Legende schreiben oder die Karten als NPZ</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Zoom in</source>
            <translation>Vergrößern</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Enlarge around the middle</source>
            <translation>Um die Mitte vergrößern</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Zoom out</source>
            <translation>Verkleinern</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Reduce around the middle</source>
            <translation>Um die Mitte verkleinern</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Fit the picture</source>
            <translation>Bild einpassen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Show each photograph as a whole, a page of a report in the width there is</source>
            <translation>Jede Aufnahme ganz zeigen, die Seite eines Gutachtens in der Breite, die da ist</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Fit the face</source>
            <translation>Gesicht einpassen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Show each face as large as its view takes it; a photograph with a small face starts so</source>
            <translation>Jedes Gesicht so groß zeigen, wie seine Ansicht es fasst; eine Aufnahme mit kleinem Gesicht beginnt so</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Every pixel</source>
            <translation>Jedes Pixel</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>One pixel of the photograph on one pixel of the screen</source>
            <translation>Ein Pixel der Aufnahme auf einem Pixel des Bildschirms</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Type the zoom</source>
            <translation>Zoom eingeben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Type an exact zoom for the active view; Enter goes back to it</source>
            <translation>Einen genauen Zoom für die aktive Ansicht eingeben; die Eingabetaste führt zu ihr zurück</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Enhancement</source>
            <translation>Verbesserung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Enhance the pictures for the eye, step by step and on record</source>
            <translation>Die Bilder für das Auge verbessern, Schritt für Schritt und festgehalten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Hold: original</source>
            <translation>Halten: Original</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Show the photographs as they came for as long as the key is held</source>
            <translation>Die Aufnahmen wie eingegangen zeigen, solange die Taste gehalten wird</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Case overview</source>
            <translation>Fallübersicht</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Show all exhibits, and the state of every pair of them</source>
            <translation>Alle Gegenstände zeigen und den Stand jedes Paars</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Audit trail</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Show who did what and when</source>
            <translation>Zeigen, wer wann was getan hat</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Metadata</source>
            <translation>Metadaten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Show what the files of the exhibits say of themselves</source>
            <translation>Zeigen, was die Dateien der Gegenstände über sich selbst sagen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Colours of the system</source>
            <translation>Farben des Systems</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Light or dark as the system is</source>
            <translation>Hell oder dunkel wie das System</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Light colours</source>
            <translation>Helle Farben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Dark text on light ground</source>
            <translation>Dunkler Text auf hellem Grund</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Dark colours</source>
            <translation>Dunkle Farben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>Light text on dark ground</source>
            <translation>Heller Text auf dunklem Grund</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>High contrast</source>
            <translation>Hoher Kontrast</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/actions/view.py" />
            <source>White text on black ground, strong outlines, the focus in yellow</source>
            <translation>Weißer Text auf schwarzem Grund, kräftige Umrisse, der Fokus in Gelb</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/batch_commands.py" />
            <source>Every one of these pairs has such a result already. Tick “Compared ones too” to compare them once more.</source>
            <translation>Jedes dieser Paare hat bereits ein solches Ergebnis. „Auch verglichene“ ankreuzen, um sie noch einmal zu vergleichen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/batch_commands.py" />
            <source>Lists of pairs (*.csv);;All files (*)</source>
            <translation>Listen von Paaren (*.csv);;Alle Dateien (*)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/batch_commands.py" />
            <source>Choose a list of pairs</source>
            <translation>Liste von Paaren wählen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/batch_commands.py" />
            <source>A pair needs a questioned and a known exhibit: add photographs first.</source>
            <translation>Ein Paar braucht einen fraglichen und einen bekannten Gegenstand: zuerst Aufnahmen hinzufügen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/batch_commands.py" />
            <source>{over} of {entries}</source>
            <translation>{over} von {entries}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/batch_commands.py" />
            <source>{left_out} left out: compared before.</source>
            <translation>{left_out} ausgelassen: bereits verglichen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/batch_commands.py" />
            <source>Comparing {questioned} with {known}, {place}</source>
            <translation>Vergleich von {questioned} mit {known}, {place}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/batch_commands.py" />
            <source>{pair} was cancelled; the others wait.</source>
            <translation>{pair} wurde abgebrochen; die anderen warten.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/bundle_commands.py" />
            <source>Exporting the case</source>
            <translation>Exportieren des Falls</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/bundle_commands.py" />
            <source>Importing the bundle</source>
            <translation>Importieren des Bündels</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/bundle_commands.py" />
            <source>Back up into</source>
            <translation>Sichern nach</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/bundle_commands.py" />
            <source>Backing up the case</source>
            <translation>Sichern des Falls</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/bundle_commands.py" />
            <source>The bundle is sound, but nobody signed it: it proves nothing about its origin.</source>
            <translation>Das Bündel ist unversehrt, aber von niemandem signiert: Es beweist nichts über seine Herkunft.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/bundle_commands.py" />
            <source>The bundle lies in {out}. SHA-256: {details}</source>
            <translation>Das Bündel liegt in {out}. SHA-256: {details}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/bundle_commands.py" />
            <source>The backup lies in {folder}; it is whole up to audit event {sequence}.</source>
            <translation>Die Sicherung liegt in {folder}; sie ist vollständig bis zum Ereignis {sequence} des Protokolls.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/bundle_commands.py" />
            <source>The bundle is sound and signed by {signer}. Compare the fingerprint of the certificate with the one that the signer gave you: {fingerprint}</source>
            <translation>Das Bündel ist unversehrt und signiert von {signer}. Vergleichen Sie den Fingerabdruck des Zertifikats mit dem, den die signierende Person Ihnen gegeben hat: {fingerprint}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/calibration_commands.py" />
            <source>Drawing the plots of the calibration</source>
            <translation>Zeichnen der Kurven der Kalibrierung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/calibration_commands.py" />
            <source>Naming the propositions</source>
            <translation>Benennen der Hypothesen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/calibration_commands.py" />
            <source>no LR</source>
            <translation>kein LR</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/calibration_commands.py" />
            <source>Black line: the comparison on the desk, score {score:.3f}, {where}.</source>
            <translation>Schwarze Linie: der ausgelegte Vergleich, Wert {score:.3f}, {where}.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/calibration_commands.py" />
            <source>Drawing: {title}</source>
            <translation>Zeichnen: {title}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/calibration_commands.py" />
            <source>{title}: {of}</source>
            <translation>{title}: {of}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/case_commands.py" />
            <source>Open case</source>
            <translation>Fall öffnen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/case_commands.py" />
            <source>Opening the case</source>
            <translation>Öffnen des Falls</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/case_commands.py" />
            <source>Creating the case</source>
            <translation>Anlegen des Falls</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/custody_commands.py" />
            <source>Enter a transfer</source>
            <translation>Übergabe eintragen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/custody_commands.py" />
            <source>The stored bytes of the exhibit are hashed again. An entry is never changed.</source>
            <translation>Die gespeicherten Bytes des Gegenstands werden erneut geprüft. Ein Eintrag wird nie geändert.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/custody_commands.py" />
            <source>Enter</source>
            <translation>Eintragen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/custody_commands.py" />
            <source>Exhibit</source>
            <translation>Gegenstand</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/custody_commands.py" />
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/custody_commands.py" />
            <source>To</source>
            <translation>An</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/custody_commands.py" />
            <source>Reason</source>
            <translation>Grund</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/custody_commands.py" />
            <source>When</source>
            <translation>Wann</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/custody_commands.py" />
            <source>The chain has a gap here; the reason tells why</source>
            <translation>Die Kette hat hier eine Lücke; der Grund sagt, warum</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/custody_commands.py" />
            <source>Say who gave the exhibit, who received it, and why.</source>
            <translation>Angeben, wer den Gegenstand gab, wer ihn erhielt und warum.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/custody_commands.py" />
            <source>Entering the transfer of {given}</source>
            <translation>Eintragen der Übergabe von {given}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/custody_commands.py" />
            <source>The transfer leaves a gap in the chain of {exhibit}. Who has it is hidden from you still: ask whoever keeps the ledger, or state the gap.</source>
            <translation>Die Übergabe lässt in der Kette von {exhibit} eine Lücke. Wer den Gegenstand hat, ist Ihnen noch verborgen: Fragen Sie, wer das Verwahrbuch führt, oder geben Sie die Lücke an.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/demonstration_commands.py" />
            <source>Making the demonstration</source>
            <translation>Anlegen der Demonstration</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/draft_commands.py" />
            <source>Reading the particulars</source>
            <translation>Lesen der Angaben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/draft_commands.py" />
            <source>Recording particulars</source>
            <translation>Festhalten der Angaben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/draft_commands.py" />
            <source>Laying out the draft</source>
            <translation>Setzen des Entwurfs</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/draft_commands.py" />
            <source>The program writes this section from the case: nothing is edited in it.</source>
            <translation>Diesen Abschnitt schreibt das Programm aus dem Fall: Darin wird nichts bearbeitet.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/draft_commands.py" />
            <source>Draft, examination {number}</source>
            <translation>Entwurf, Untersuchung {number}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/evidence_commands.py" />
            <source>Look at score and maps; then say under “Own opinion” (Ctrl+J) whether they change your opinion, and why.</source>
            <translation>Sehen Sie sich Wert und Karten an; sagen Sie dann unter „Eigene Meinung“ (Strg+J), ob sie Ihre Meinung ändern, und warum.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/evidence_commands.py" />
            <source>Comparing {questioned} with {known}</source>
            <translation>Vergleich von {questioned} mit {known}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/evidence_commands.py" />
            <source>Choosing the face in {exhibit}</source>
            <translation>Wählen des Gesichts in {exhibit}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/evidence_commands.py" />
            <source>The chain for the network is not on record yet for {exhibits}: put it on record first, or take back what you changed.</source>
            <translation>Die Kette für das Netz ist noch nicht festgehalten für {exhibits}: zuerst festhalten oder das Geänderte zurücknehmen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/fidelity_commands.py" />
            <source>Checking the maps of examination {number}</source>
            <translation>Prüfen der Karten von Untersuchung {number}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/intake_commands.py" />
            <source>Photographs and videos ({stills} {videos});;Photographs ({stills});;Videos ({videos});;All files (*)</source>
            <translation>Aufnahmen und Videos ({stills} {videos});;Aufnahmen ({stills});;Videos ({videos});;Alle Dateien (*)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/intake_commands.py" />
            <source>Add photographs</source>
            <translation>Aufnahmen hinzufügen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/intake_commands.py" />
            <source>Add a folder of photographs</source>
            <translation>Einen Ordner mit Aufnahmen hinzufügen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/intake_commands.py" />
            <source>Looking for photographs</source>
            <translation>Suchen nach Aufnahmen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/intake_commands.py" />
            <source>the clipboard</source>
            <translation>die Zwischenablage</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/intake_commands.py" />
            <source>Looking at {path}</source>
            <translation>Ansehen von {path}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/intake_commands.py" />
            <source>Inspecting {name}</source>
            <translation>Untersuchen von {name}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/intake_commands.py" />
            <source>The folder holds no photographs: choose another one.</source>
            <translation>Der Ordner enthält keine Aufnahmen: einen anderen wählen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/intake_commands.py" />
            <source>The clipboard holds no picture: copy one first.</source>
            <translation>Die Zwischenablage enthält kein Bild: zuerst eines kopieren.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/intake_commands.py" />
            <source>… and more: {count}.</source>
            <translation>… und weitere: {count}.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/intake_commands.py" />
            <source>Adding {image}</source>
            <translation>Hinzufügen von {image}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/intake_commands.py" />
            <source>Adding was stopped; files that were not added: {count}.</source>
            <translation>Das Aufnehmen wurde abgebrochen; nicht aufgenommene Dateien: {count}.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/intake_commands.py" />
            <source>Files of the folder that were left out because their names are not those of photographs: {count}.</source>
            <translation>Dateien des Ordners, die ausgelassen wurden, weil ihre Namen nicht die von Aufnahmen sind: {count}.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/landmark_commands.py" />
            <source>Comparisons from now on are aligned by these points.</source>
            <translation>Vergleiche werden ab jetzt nach diesen Punkten ausgerichtet.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/landmark_commands.py" />
            <source>The comparison is made again with these points; the one before is kept.</source>
            <translation>Der Vergleich wird mit diesen Punkten wiederholt; der vorige bleibt erhalten.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/landmark_commands.py" />
            <source>Correct</source>
            <translation>Berichtigen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/landmark_commands.py" />
            <source>Correct the landmarks of {exhibit}</source>
            <translation>Landmarken von {exhibit} berichtigen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/landmark_commands.py" />
            <source>{words} Old and new points and the reason stand in the audit trail. Why are they moved?</source>
            <translation>{words} Alte und neue Punkte und der Grund stehen im Protokoll. Warum werden sie verschoben?</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/landmark_commands.py" />
            <source>Correcting the landmarks of {exhibit}</source>
            <translation>Berichtigen der Landmarken von {exhibit}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/layer_export.py" />
            <source>As PNG: both aligned crops with the layer as it is shown now, its legend, threshold, method and the check of the maps. As NPZ: the maps as they are, neither blurred nor cut at the threshold. The audit trail tells of the file; nothing is overwritten.</source>
            <translation>Als PNG: beide ausgerichteten Ausschnitte mit der Ebene, wie sie jetzt gezeigt wird, mit Legende, Schwelle, Verfahren und Prüfung der Karten. Als NPZ: die Karten, wie sie sind, weder weichgezeichnet noch an der Schwelle beschnitten. Das Protokoll berichtet von der Datei; nichts wird überschrieben.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/layer_export.py" />
            <source>Picture with legend (*.png);;Maps as numbers (*.npz)</source>
            <translation>Bild mit Legende (*.png);;Karten als Zahlen (*.npz)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/layer_export.py" />
            <source>Export a layer</source>
            <translation>Ebene exportieren</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/layer_export.py" />
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/layer_export.py" />
            <source>Layer</source>
            <translation>Ebene</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/layer_export.py" />
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/layer_export.py" />
            <source>Choose the file that is to be written.</source>
            <translation>Die zu schreibende Datei wählen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/layer_export.py" />
            <source>examination {number} {layer}</source>
            <translation>Untersuchung {number} {layer}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/layer_export.py" />
            <source>Writing {path}</source>
            <translation>Schreiben von {path}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/layer_export.py" />
            <source>The layer lies in {path}.</source>
            <translation>Die Ebene liegt in {path}.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/model_commands.py" />
            <source>Reading the models</source>
            <translation>Lesen der Modelle</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/model_commands.py" />
            <source>Remove a model</source>
            <translation>Modell entfernen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/model_commands.py" />
            <source>Its copy here is deleted. Cases that were made with it keep its card, their scores and their maps; to compute with it again, it has to be added again.</source>
            <translation>Seine Kopie hier wird gelöscht. Fälle, die mit ihm gemacht wurden, behalten seine Karte, ihre Werte und ihre Karten; um wieder mit ihm zu rechnen, ist es erneut hinzuzufügen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/model_commands.py" />
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/model_commands.py" />
            <source>Export the card</source>
            <translation>Modellkarte exportieren</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/model_commands.py" />
            <source>Cards (*.toml)</source>
            <translation>Modellkarten (*.toml)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/model_commands.py" />
            <source>State your name in the settings first: it stands beside every import.</source>
            <translation>Zuerst Ihren Namen in den Einstellungen angeben: Er steht neben jedem Hinzufügen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/model_commands.py" />
            <source>Checking {name}</source>
            <translation>Prüfen von {name}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/model_commands.py" />
            <source>Adding {file}</source>
            <translation>Hinzufügen von {file}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/model_commands.py" />
            <source>Remove “{name}” from the library?</source>
            <translation>„{name}“ aus der Bibliothek entfernen?</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/model_commands.py" />
            <source>Reading {file}</source>
            <translation>Lesen von {file}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/model_commands.py" />
            <source>Removing {name}</source>
            <translation>Entfernen von {name}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/network_commands.py" />
            <source>The chain, the results that you could know by now and your reason stand in the audit trail and in the report, whether the picture is compared or not. Why is the network to be given another picture than the one that came?</source>
            <translation>Die Kette, die Ergebnisse, die Sie bis dahin kennen konnten, und Ihr Grund stehen im Protokoll und im Gutachten, ob das Bild verglichen wird oder nicht. Warum soll das Netz ein anderes Bild als das eingegangene erhalten?</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/network_commands.py" />
            <source>Put on record</source>
            <translation>Festhalten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/network_commands.py" />
            <source>Another picture of {exhibit} for the network</source>
            <translation>Ein anderes Bild von {exhibit} für das Netz</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/note_commands.py" />
            <source>The wording so far stays readable, with its time.</source>
            <translation>Der bisherige Wortlaut bleibt lesbar, mit seiner Zeit.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/note_commands.py" />
            <source>Amend</source>
            <translation>Ändern</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/note_commands.py" />
            <source>Write what the note is to say from now on.</source>
            <translation>Schreiben, was die Notiz künftig sagen soll.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/note_commands.py" />
            <source>Write the reason.</source>
            <translation>Den Grund schreiben.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/note_commands.py" />
            <source>Taking a note</source>
            <translation>Notiz machen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/note_commands.py" />
            <source>Note</source>
            <translation>Hinweis</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/note_commands.py" />
            <source>Amend note {note}</source>
            <translation>Notiz {note} ändern</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/note_commands.py" />
            <source>Amending note {note}</source>
            <translation>Ändern von Notiz {note}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/pool_commands.py" />
            <source>Comparing {questioned} as one with {known}</source>
            <translation>{questioned} werden gemeinsam mit {known} verglichen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/procedure_commands.py" />
            <source>Verify an opinion</source>
            <translation>Meinung prüfen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/procedure_commands.py" />
            <source>Begin the verification</source>
            <translation>Prüfung beginnen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/procedure_commands.py" />
            <source>Amend a locked answer</source>
            <translation>Festgelegte Antwort ändern</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/procedure_commands.py" />
            <source>Words that overstate</source>
            <translation>Wörter, die zu viel sagen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/procedure_commands.py" />
            <source>Let them stand and lock</source>
            <translation>Stehen lassen und festlegen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/procedure_commands.py" />
            <source>Insufficient quality</source>
            <translation>Unzureichende Qualität</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/procedure_commands.py" />
            <source>The examination ends here, properly: that the photographs do not suffice is a result. What do they lack?</source>
            <translation>Die Untersuchung endet hier ordnungsgemäß: Dass die Aufnahmen nicht ausreichen, ist ein Ergebnis. Was fehlt ihnen?</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/procedure_commands.py" />
            <source>End the examination</source>
            <translation>Untersuchung beenden</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/procedure_commands.py" />
            <source>Free order of work</source>
            <translation>Freie Reihenfolge der Arbeit</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/procedure_commands.py" />
            <source>Give up the order</source>
            <translation>Reihenfolge aufgeben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/procedure_commands.py" />
            <source>Beginning the analysis</source>
            <translation>Beginnen der Analyse</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/procedure_commands.py" />
            <source>Beginning the verification</source>
            <translation>Beginnen der Prüfung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/procedure_commands.py" />
            <source>Sign and lock</source>
            <translation>Signieren und festlegen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/procedure_commands.py" />
            <source>Passphrase</source>
            <translation>Passphrase</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/procedure_commands.py" />
            <source>Ending the examination</source>
            <translation>Beenden der Untersuchung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/procedure_commands.py" />
            <source>Setting the order of work</source>
            <translation>Festlegen der Reihenfolge der Arbeit</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/procedure_commands.py" />
            <source>You repeat the whole examination of {questioned} and {known} by {person} without seeing its result. If you already know it, say why; that stands in the report.</source>
            <translation>Sie wiederholen die ganze Untersuchung von {questioned} und {known} durch {person}, ohne ihr Ergebnis zu sehen. Kennen Sie es bereits, ist anzugeben, warum; das steht im Gutachten.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/procedure_commands.py" />
            <source>{subject}, {field}: the answer so far stays readable. Why is it changed?</source>
            <translation>{subject}, {field}: Die bisherige Antwort bleibt lesbar. Warum wird sie geändert?</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/procedure_commands.py" />
            <source>Locking the {stage}</source>
            <translation>{stage} wird festgelegt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/procedure_commands.py" />
            <source>{name}, from now on score and maps can be seen before an opinion is locked. The report says so, with the reason.</source>
            <translation>{name}, ab jetzt können Wert und Karten gesehen werden, bevor eine Meinung festgelegt ist. Das Gutachten sagt das, mit dem Grund.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/procedure_commands.py" />
            <source>Recording {subject}</source>
            <translation>Festhalten: {subject}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/procedure_commands.py" />
            <source>Lock the {stage}</source>
            <translation>{stage} festlegen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/procedure_commands.py" />
            <source>From now on answers can only be amended, with a reason. The lock is sealed by a checkpoint that your identity signs: {reference}</source>
            <translation>Ab jetzt können Antworten nur noch mit Begründung geändert werden. Die Festlegung versiegelt ein Kontrollpunkt, den Ihre Identität signiert: {reference}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/region_commands.py" />
            <source>Amend regions</source>
            <translation>Regionen ändern</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/region_commands.py" />
            <source>Regions are findings of the comparison, and the comparison of this pair is locked. What was drawn until then stays in the audit trail. Why are regions changed now?</source>
            <translation>Regionen sind Befunde des Vergleichs, und der Vergleich dieses Paares ist festgelegt. Was bis dahin eingezeichnet war, bleibt im Protokoll. Warum werden Regionen jetzt geändert?</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/region_commands.py" />
            <source>Region {mark} is locked against edits: unlock it first.</source>
            <translation>Region {mark} ist gegen Bearbeitung gesperrt: zuerst entsperren.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/region_commands.py" />
            <source>The other photograph is hidden: lock the analysis first.</source>
            <translation>Die andere Aufnahme ist verborgen: zuerst die Analyse festlegen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/region_commands.py" />
            <source>The clipboard holds no region: copy one first.</source>
            <translation>Die Zwischenablage enthält keine Region: zuerst eine kopieren.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/report_commands.py" />
            <source>A report is signed, and no identity is chosen on this computer yet. Make one now; or cancel this, and name a file or a smart card.</source>
            <translation>Ein Gutachten wird signiert, und auf diesem Rechner ist noch keine Identität gewählt. Jetzt eine anlegen; oder abbrechen und eine Datei oder Chipkarte nennen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/report_commands.py" />
            <source>Issuing the report</source>
            <translation>Ausstellen des Gutachtens</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/report_commands.py" />
            <source>Save a copy</source>
            <translation>Kopie speichern</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/report_commands.py" />
            <source>PDF documents (*.pdf)</source>
            <translation>PDF-Dokumente (*.pdf)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/report_commands.py" />
            <source>Examination {shown}: {questioned} compared with {known}, with {count} regions. The report is signed in the name of the identity's holder and filed in the case.</source>
            <translation>Untersuchung {shown}: {questioned} verglichen mit {known}, mit {count} Regionen. Das Gutachten wird im Namen der Person signiert, der die Identität gehört, und im Fall abgelegt.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/report_commands.py" />
            <source>Report {number}</source>
            <translation>Gutachten {number}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/report_commands.py" />
            <source>Noting the copy</source>
            <translation>Festhalten der Kopie</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/report_commands.py" />
            <source>Report {number} is hidden until your own evaluation is locked.</source>
            <translation>Gutachten {number} bleibt verborgen, bis Ihre eigene Bewertung festgelegt ist.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/signing_commands.py" />
            <source>Verify a report</source>
            <translation>Gutachten prüfen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/signing_commands.py" />
            <source>Countersigning the report</source>
            <translation>Gegenzeichnen des Gutachtens</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/signing_commands.py" />
            <source>Reading smart cards</source>
            <translation>Lesen der Chipkarten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/signing_commands.py" />
            <source>Creating the identity</source>
            <translation>Anlegen der Identität</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/signing_commands.py" />
            <source>Saving the backup</source>
            <translation>Speichern der Sicherung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/signing_commands.py" />
            <source>identity{identity_suffix}</source>
            <translation>identitaet{identity_suffix}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/signing_commands.py" />
            <source>There is no backup of the identity in {path} yet: make one.</source>
            <translation>Von der Identität in {path} gibt es noch keine Sicherung: eine anlegen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/trail_commands.py" />
            <source>Tables (*.csv);;JSON (*.json)</source>
            <translation>Tabellen (*.csv);;JSON (*.json)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/trail_commands.py" />
            <source>Tables (*.csv)</source>
            <translation>Tabellen (*.csv)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/trail_commands.py" />
            <source>JSON (*.json)</source>
            <translation>JSON (*.json)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/trail_commands.py" />
            <source>Export the audit trail</source>
            <translation>Protokoll exportieren</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/trail_commands.py" />
            <source>Exporting the audit trail</source>
            <translation>Exportieren des Protokolls</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/trail_commands.py" />
            <source>The audit trail was written to {out}.</source>
            <translation>Das Protokoll wurde nach {out} geschrieben.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/trail_commands.py" />
            <source>The case is open for reading only: no event notes it.</source>
            <translation>Der Fall ist nur zum Lesen geöffnet: Kein Ereignis hält es fest.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/commands/view_commands.py" />
            <source>There are four photographs in sight already: close one of them first.</source>
            <translation>Es sind schon vier Aufnahmen zu sehen: zuerst eine davon schließen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/add_model_dialog.py" />
            <source>The model is checked on bundled faces and then copied, with its card and the name of whoever imports it. One that is broken, or is not what its card says, is refused.</source>
            <translation>Das Modell wird an mitgelieferten Gesichtern geprüft und dann kopiert, mit seiner Karte und dem Namen der importierenden Person. Ein schadhaftes, oder eines, das nicht ist, was seine Karte sagt, wird abgelehnt.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/add_model_dialog.py" />
            <source>Without a card, answer in the words of the model's authors; nothing is guessed.</source>
            <translation>Ohne Karte in den Worten der Urheber des Modells antworten; nichts wird geraten.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/add_model_dialog.py" />
            <source>Models (*.onnx *.safetensors *.pt *.pth *.ckpt *.bin *.tar);;All files (*)</source>
            <translation>Modelle (*.onnx *.safetensors *.pt *.pth *.ckpt *.bin *.tar);;Alle Dateien (*)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/add_model_dialog.py" />
            <source>Add a model</source>
            <translation>Modell hinzufügen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/add_model_dialog.py" />
            <source>Check and add</source>
            <translation>Prüfen und hinzufügen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/add_model_dialog.py" />
            <source>Model file</source>
            <translation>Modelldatei</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/add_model_dialog.py" />
            <source>Choose a card</source>
            <translation>Karte wählen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/add_model_dialog.py" />
            <source>Cards (*.toml *.json);;All files (*)</source>
            <translation>Karten (*.toml *.json);;Alle Dateien (*)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/add_model_dialog.py" />
            <source>Card</source>
            <translation>Karte</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/add_model_dialog.py" />
            <source>a .toml or .json file, if there is one</source>
            <translation>eine .toml- oder .json-Datei, wenn es eine gibt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/add_model_dialog.py" />
            <source>Licence text</source>
            <translation>Lizenztext</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/add_model_dialog.py" />
            <source>a text file, if there is one</source>
            <translation>eine Textdatei, wenn es eine gibt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/add_model_dialog.py" />
            <source>Name here</source>
            <translation>Name hier</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/add_model_dialog.py" />
            <source>Imported by</source>
            <translation>Importiert von</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/add_model_dialog.py" />
            <source>Choose the file of the model.</source>
            <translation>Die Datei des Modells wählen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/add_model_dialog.py" />
            <source>Card of the model</source>
            <translation>Karte des Modells</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/add_model_dialog.py" />
            <source>Choose a model</source>
            <translation>Modell wählen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/add_model_dialog.py" />
            <source>Choose a licence</source>
            <translation>Lizenz wählen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/add_model_dialog.py" />
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/bundle_dialogs.py" />
            <source>Case bundles (*.zip)</source>
            <translation>Fallbündel (*.zip)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/bundle_dialogs.py" />
            <source>Case folders (*.xfv)</source>
            <translation>Fallordner (*.xfv)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/bundle_dialogs.py" />
            <source>Export the case</source>
            <translation>Fall exportieren</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/bundle_dialogs.py" />
            <source>Writes one ZIP file with everything in the case, each file listed with its hash. Anybody can check it; this program can make a case of it again. The export is written into the audit trail and the custody ledger.</source>
            <translation>Schreibt eine ZIP-Datei mit allem, was im Fall ist, jede Datei mit ihrer Prüfsumme. Alle können sie prüfen; dieses Programm kann wieder einen Fall daraus machen. Der Export wird in Protokoll und Verwahrbuch eingetragen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/bundle_dialogs.py" />
            <source>Bundle</source>
            <translation>Bündel</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/bundle_dialogs.py" />
            <source>For the defence, with what is needed to check it</source>
            <translation>Für die Verteidigung, mit allem, was zur Prüfung nötig ist</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/bundle_dialogs.py" />
            <source>Adds the audit trail in words, the settings of every examination, the environment, a checking program and instructions</source>
            <translation>Fügt das Protokoll in Worten hinzu, die Einstellungen jeder Untersuchung, die Umgebung, ein Prüfprogramm und eine Anleitung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/bundle_dialogs.py" />
            <source>who receives it, for the custody ledger</source>
            <translation>wer es erhält, für das Verwahrbuch</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/bundle_dialogs.py" />
            <source>nothing, or for example: Q2, remarks</source>
            <translation>nichts, oder zum Beispiel: Q2, remarks</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/bundle_dialogs.py" />
            <source>Recipient</source>
            <translation>Empfänger</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/bundle_dialogs.py" />
            <source>Leave out</source>
            <translation>Auslassen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/bundle_dialogs.py" />
            <source>none: nobody signs the bundle</source>
            <translation>keine: niemand signiert das Bündel</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/bundle_dialogs.py" />
            <source>Import a bundle</source>
            <translation>Bündel importieren</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/bundle_dialogs.py" />
            <source>Import as</source>
            <translation>Importieren als</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/bundle_dialogs.py" />
            <source>There is no file {identity}; choose your identity file, or leave it empty.</source>
            <translation>Es gibt keine Datei {identity}; die eigene Identitätsdatei wählen oder das Feld leer lassen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>not defined</source>
            <translation>nicht definiert</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>Calibration</source>
            <translation>Kalibrierung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>Another calibration …</source>
            <translation>Andere Kalibrierung …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>Name them in the case</source>
            <translation>Im Fall benennen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>About the calibration</source>
            <translation>Über die Kalibrierung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>Population</source>
            <translation>Bevölkerung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>Pairs</source>
            <translation>Paare</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>Persons</source>
            <translation>Personen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>Method</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>Bounds</source>
            <translation>Grenzen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>Validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>Cllr</source>
            <translation>Cllr</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>Cllr-min</source>
            <translation>Cllr-min</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>Cllr-cal</source>
            <translation>Cllr-cal</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>devPAV</source>
            <translation>devPAV</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>Made</source>
            <translation>Erstellt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>{value:.3f} (95 %: {low:.3f} to {high:.3f})</source>
            <translation>{value:.3f} (95 %: {low:.3f} bis {high:.3f})</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>Propositions of the case</source>
            <translation>Hypothesen des Falls</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>Hp: the findings, if …</source>
            <translation>Hp: die Befunde, wenn …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>Hd: than if …</source>
            <translation>Hd: als wenn …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>Relevant population</source>
            <translation>Maßgebliche Bevölkerung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>Reason for other ones than before</source>
            <translation>Grund für andere als zuvor</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>Demonstration: not for court.</source>
            <translation>Demonstration: nicht für das Gericht.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>{mated:,} mated, {nonmated:,} non-mated</source>
            <translation>{mated:,} derselben, {nonmated:,} verschiedener Personen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/calibration_dialog.py" />
            <source>log10 LR {lower:.2f} to {upper:.2f} ({rule})</source>
            <translation>log10 LR {lower:.2f} bis {upper:.2f} ({rule})</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/card_dialog.py" />
            <source>PKCS#11 drivers (*.so *.dll *.dylib);;All files (*)</source>
            <translation>PKCS#11-Treiber (*.so *.dll *.dylib);;Alle Dateien (*)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/card_dialog.py" />
            <source>Sign with a smart card</source>
            <translation>Mit einer Chipkarte signieren</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/card_dialog.py" />
            <source>Name the driver of the card reader (a PKCS#11 library), put the card in, and choose the certificate. The key never leaves the card; its PIN is asked for at each signature.</source>
            <translation>Den Treiber des Kartenlesers angeben (eine PKCS#11-Bibliothek), die Karte einlegen und das Zertifikat wählen. Der Schlüssel verlässt die Karte nie; ihre PIN wird bei jeder Signatur erfragt.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/card_dialog.py" />
            <source>Use this card</source>
            <translation>Diese Karte verwenden</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/card_dialog.py" />
            <source>Driver</source>
            <translation>Treiber</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/card_dialog.py" />
            <source>for example /usr/lib/opensc-pkcs11.so</source>
            <translation>zum Beispiel /usr/lib/opensc-pkcs11.so</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/card_dialog.py" />
            <source>Look for cards</source>
            <translation>Karten suchen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/card_dialog.py" />
            <source>Certificates on smart cards</source>
            <translation>Zertifikate auf Chipkarten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/card_dialog.py" />
            <source>Certificate</source>
            <translation>Zertifikat</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/card_dialog.py" />
            <source>Look for cards and choose a certificate first.</source>
            <translation>Zuerst Karten suchen und ein Zertifikat wählen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/card_dialog.py" />
            <source>Driver of the card reader</source>
            <translation>Treiber des Kartenlesers</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/card_dialog.py" />
            <source>Name the driver of the card reader first.</source>
            <translation>Zuerst den Treiber des Kartenlesers angeben.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/card_dialog.py" />
            <source>{holder}
{token}, issued by {issuer}, valid until {valid_until:%Y-%m-%d}</source>
            <translation>{holder}
{token}, ausgestellt von {issuer}, gültig bis {valid_until:%d.%m.%Y}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>New case</source>
            <translation>Neuer Fall</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>A case is a folder. It holds the photographs as they came in, every comparison, and an audit trail of all that is done.</source>
            <translation>Ein Fall ist ein Ordner. Er enthält die Aufnahmen, wie sie eingegangen sind, jeden Vergleich und ein Protokoll von allem, was getan wird.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>Create case</source>
            <translation>Fall anlegen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>for example: Robbery, Station Road</source>
            <translation>zum Beispiel: Raub, Bahnhofstraße</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>file number, if there is one</source>
            <translation>Aktenzeichen, wenn es eines gibt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>Place of the case</source>
            <translation>Ort des Falls</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>My own opinion comes before the machine's</source>
            <translation>Meine eigene Meinung kommt vor der des Systems</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>Score, decision and maps stay hidden until your evaluation is locked</source>
            <translation>Wert, Ausgabe und Karten bleiben verborgen, bis Ihre Bewertung festgelegt ist</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>Title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>Reference</source>
            <translation>Aktenzeichen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>Examiner</source>
            <translation>Begutachtet von</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>Place</source>
            <translation>Ort</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>Order of work</source>
            <translation>Reihenfolge</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>Encrypt with a passphrase</source>
            <translation>Mit einer Passphrase verschlüsseln</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>Once more</source>
            <translation>Noch einmal</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>Give the case a title.</source>
            <translation>Dem Fall einen Titel geben.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>State who examines: the name stands in the audit trail.</source>
            <translation>Angeben, wer begutachtet: Der Name steht im Protokoll.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>Choose the folder in which the case is to lie.</source>
            <translation>Den Ordner wählen, in dem der Fall liegen soll.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>The two passphrases differ; type the same one twice.</source>
            <translation>Die beiden Passphrasen sind verschieden; zweimal dieselbe eingeben.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>Encrypted case</source>
            <translation>Verschlüsselter Fall</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>There is no folder {folder}: choose another one.</source>
            <translation>Es gibt keinen Ordner {folder}: einen anderen wählen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>Choose a passphrase of at least {shortest_passphrase} characters.</source>
            <translation>Eine Passphrase von mindestens {shortest_passphrase} Zeichen wählen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>Creates {folder}</source>
            <translation>Legt {folder} an</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/case_dialog.py" />
            <source>{stem} is opened with its passphrase.</source>
            <translation>{stem} wird mit seiner Passphrase geöffnet.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>Full report</source>
            <translation>Vollständiges Gutachten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>Statement only</source>
            <translation>Nur die Stellungnahme</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>Verifier’s note</source>
            <translation>Vermerk der prüfenden Person</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>as the laboratory’s file says</source>
            <translation>wie es die Labordatei sagt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>English</source>
            <translation>English</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>Deutsch</source>
            <translation>Deutsch</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>Laboratories (*.toml);;All files (*)</source>
            <translation>Labore (*.toml);;Alle Dateien (*)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>Form of the report</source>
            <translation>Form des Gutachtens</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>Language of the report</source>
            <translation>Sprache des Gutachtens</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>Laboratory’s file</source>
            <translation>Datei des Labors</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>none: no letterhead</source>
            <translation>keine: ohne Briefkopf</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>Earlier report</source>
            <translation>Früheres Gutachten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>How it refers to that</source>
            <translation>Wie es sich dazu verhält</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>Why there is another report</source>
            <translation>Warum es ein weiteres Gutachten gibt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>why; stands on the first page</source>
            <translation>warum; steht auf der ersten Seite</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>Form</source>
            <translation>Form</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>Laboratory</source>
            <translation>Labor</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>Say why there is another report: the reason stands on its first page.</source>
            <translation>Angeben, warum es ein weiteres Gutachten gibt: Der Grund steht auf seiner ersten Seite.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>Choose a laboratory’s file</source>
            <translation>Datei des Labors wählen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>no report</source>
            <translation>kein Gutachten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>in its place (amended)</source>
            <translation>an seiner Stelle (geändert)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>beside it (supplementary)</source>
            <translation>daneben (ergänzend)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>Earlier one</source>
            <translation>Früheres</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/edition_form.py" />
            <source>Stands</source>
            <translation>Steht</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/frame_dialog.py" />
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/frame_dialog.py" />
            <source>Small pictures</source>
            <translation>Kleine Bilder</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/frame_dialog.py" />
            <source>The file itself is kept as the original; the frame is decoded from its start, so that the number always means the same picture.</source>
            <translation>Die Datei selbst bleibt als Original erhalten; das Einzelbild wird von ihrem Anfang an dekodiert, sodass die Nummer immer dasselbe Bild meint.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/frame_dialog.py" />
            <source>The file itself is kept as the original; one picture of it is the exhibit's.</source>
            <translation>Die Datei selbst bleibt als Original erhalten; eines ihrer Bilder ist das des Gegenstands.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/frame_dialog.py" />
            <source>Choose a {kind}</source>
            <translation>{kind} wählen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/frame_dialog.py" />
            <source>Use this {kind}</source>
            <translation>{kind} verwenden</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/frame_dialog.py" />
            <source>of {count:,}</source>
            <translation>von {count:,}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/frame_dialog.py" />
            <source>{codec}, {rate:g} frames a second</source>
            <translation>{codec}, {rate:g} Bilder in der Sekunde</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/identity_dialogs.py" />
            <source>Makes a key and a self-signed certificate of your own. A court trusts it once your organisation has passed on the certificate's fingerprint, or has certified your key (xfv identity request).</source>
            <translation>Legt einen eigenen Schlüssel und ein selbst signiertes Zertifikat an. Ein Gericht vertraut ihm, wenn Ihre Organisation den Fingerabdruck des Zertifikats weitergegeben oder Ihren Schlüssel zertifiziert hat (xfv identity request).</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/identity_dialogs.py" />
            <source>Identity file</source>
            <translation>Identitätsdatei</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/identity_dialogs.py" />
            <source>Smart card …</source>
            <translation>Chipkarte …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/identity_dialogs.py" />
            <source>a file, or pkcs11:…</source>
            <translation>eine Datei oder pkcs11:…</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/identity_dialogs.py" />
            <source>Signing identity</source>
            <translation>Signaturidentität</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/identity_dialogs.py" />
            <source>New signing identity</source>
            <translation>Neue Signaturidentität</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/identity_dialogs.py" />
            <source>Create identity</source>
            <translation>Identität anlegen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/identity_dialogs.py" />
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/identity_dialogs.py" />
            <source>Organisation</source>
            <translation>Organisation</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/identity_dialogs.py" />
            <source>State the name that the certificate is to carry.</source>
            <translation>Den Namen angeben, den das Zertifikat tragen soll.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/identity_dialogs.py" />
            <source>Choose where the identity file is to lie.</source>
            <translation>Wählen, wo die Identitätsdatei liegen soll.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/identity_dialogs.py" />
            <source>Choose a passphrase: without one anybody could sign in your name.</source>
            <translation>Eine Passphrase wählen: Ohne sie könnte jeder in Ihrem Namen signieren.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/identity_dialogs.py" />
            <source>Passphrase or PIN</source>
            <translation>Passphrase oder PIN</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/identity_dialogs.py" />
            <source>Choose your identity file, or create one.</source>
            <translation>Ihre Identitätsdatei wählen oder eine anlegen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/identity_dialogs.py" />
            <source>Issue the report</source>
            <translation>Gutachten ausstellen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/identity_dialogs.py" />
            <source>Sign and issue</source>
            <translation>Signieren und ausstellen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/identity_dialogs.py" />
            <source>why the words stay; goes on record</source>
            <translation>warum die Wörter bleiben; wird festgehalten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/identity_dialogs.py" />
            <source>There is no file {reference}; choose your identity file, or create one.</source>
            <translation>Es gibt keine Datei {reference}; Ihre Identitätsdatei wählen oder eine anlegen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/intake_dialog.py" />
            <source>One face was found. Check that the box lies on it.</source>
            <translation>Ein Gesicht wurde gefunden. Prüfen, ob der Rahmen darauf liegt.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/intake_dialog.py" />
            <source>Add photograph</source>
            <translation>Aufnahme hinzufügen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/intake_dialog.py" />
            <source>Add to the case</source>
            <translation>In den Fall aufnehmen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/intake_dialog.py" />
            <source>for example: camera 3, 14:02</source>
            <translation>zum Beispiel: Kamera 3, 14:02</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/intake_dialog.py" />
            <source>who is shown, as far as it is said</source>
            <translation>wer gezeigt sein soll, soweit angegeben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/intake_dialog.py" />
            <source>where the file came from</source>
            <translation>woher die Datei kam</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/intake_dialog.py" />
            <source>who handed it over</source>
            <translation>wer sie übergab</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/intake_dialog.py" />
            <source>not stated</source>
            <translation>nicht angegeben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/intake_dialog.py" />
            <source>Hashes beside the SHA-256, to find the file in other lists</source>
            <translation>Prüfsummen neben SHA-256, um die Datei in anderen Listen zu finden</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/intake_dialog.py" />
            <source>Received from</source>
            <translation>Erhalten von</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/intake_dialog.py" />
            <source>Received at</source>
            <translation>Erhalten am</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/intake_dialog.py" />
            <source>Role</source>
            <translation>Rolle</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/intake_dialog.py" />
            <source>Label</source>
            <translation>Bezeichnung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/intake_dialog.py" />
            <source>Subject</source>
            <translation>Soll zeigen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/intake_dialog.py" />
            <source>Source</source>
            <translation>Quelle</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/intake_dialog.py" />
            <source>Received</source>
            <translation>Erhalten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/intake_dialog.py" />
            <source>Remarks</source>
            <translation>Bemerkungen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/intake_dialog.py" />
            <source>{count} faces were found. Click the one that is meant, or press its number.</source>
            <translation>{count} Gesichter wurden gefunden. Das gemeinte anklicken oder seine Nummer drücken.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/intake_dialog.py" />
            <source>Record {digests} too</source>
            <translation>Auch {digests} festhalten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/intake_dialog.py" />
            <source>The same for all that follow ({waiting})</source>
            <translation>Ebenso für alle folgenden ({waiting})</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/intake_dialog.py" />
            <source>Face in {exhibit}</source>
            <translation>Gesicht in {exhibit}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/intake_dialog.py" />
            <source>The same file is in the case as {numbers}.</source>
            <translation>Dieselbe Datei ist im Fall bereits als {numbers}.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/model_card_view.py" />
            <source>Not checked in this session. A check asks on bundled faces whether the network does what its card says, and measures its speed here.</source>
            <translation>In dieser Sitzung nicht geprüft. Eine Prüfung fragt an mitgelieferten Gesichtern, ob das Netz tut, was seine Karte sagt, und misst seine Geschwindigkeit auf diesem Rechner.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/model_card_view.py" />
            <source>Check of the model</source>
            <translation>Prüfung des Modells</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/model_card_view.py" />
            <source>Everything passed</source>
            <translation>Alles bestanden</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/model_card_view.py" />
            <source>passed</source>
            <translation>bestanden</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/model_card_view.py" />
            <source>failed</source>
            <translation>nicht bestanden</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/model_card_view.py" />
            <source>{failed} of {rows} failed</source>
            <translation>{failed} von {rows} nicht bestanden</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/model_card_view.py" />
            <source>{name} – failed</source>
            <translation>{name} – nicht bestanden</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/model_card_view.py" />
            <source>{head}, on {device}</source>
            <translation>{head}, auf {device}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/models_dialog.py" />
            <source>The ticked models compare every pair; each makes an examination of its own, and a report names the results of all. A file is used only while it is the one on its card.</source>
            <translation>Die angekreuzten Modelle vergleichen jedes Paar; jedes ergibt eine eigene Untersuchung, und ein Gutachten nennt die Ergebnisse aller. Eine Datei wird nur verwendet, solange sie die auf ihrer Karte ist.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/models_dialog.py" />
            <source>One model must stay ticked: otherwise nothing compares.</source>
            <translation>Ein Modell muss angekreuzt bleiben: Sonst vergleicht nichts.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/models_dialog.py" />
            <source>Models</source>
            <translation>Modelle</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/models_dialog.py" />
            <source>About the model</source>
            <translation>Zum Modell</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/models_dialog.py" />
            <source>Check</source>
            <translation>Prüfen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/models_dialog.py" />
            <source>&amp;Add …</source>
            <translation>&amp;Hinzufügen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/models_dialog.py" />
            <source>C&amp;heck</source>
            <translation>&amp;Prüfen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/models_dialog.py" />
            <source>&amp;Export card …</source>
            <translation>Karte &amp;exportieren …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/models_dialog.py" />
            <source>&amp;Remove …</source>
            <translation>&amp;Entfernen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/models_dialog.py" />
            <source>The file is the one on the card.</source>
            <translation>Die Datei ist die auf der Karte.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/particulars_dialog.py" />
            <source>Particulars of the report</source>
            <translation>Angaben für das Gutachten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/particulars_dialog.py" />
            <source>What stands in no photograph: who asked what, who examined, what was concluded. Earlier texts stay on record.</source>
            <translation>Was in keiner Aufnahme steht: wer was gefragt, wer untersucht hat, was geschlossen wurde. Frühere Texte bleiben festgehalten.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/particulars_dialog.py" />
            <source>Record</source>
            <translation>Festhalten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/particulars_dialog.py" />
            <source>Particulars</source>
            <translation>Angaben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/particulars_dialog.py" />
            <source>{field}  – optional</source>
            <translation>{field}  – freigestellt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/particulars_dialog.py" />
            <source>SECTION {section}</source>
            <translation>ABSCHNITT {section}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/pool_dialog.py" />
            <source>The mean of their feature vectors, weighted by the quality of the pictures, is compared. A pool has no maps, which explain a pair, and no decision: thresholds are measured on pairs.</source>
            <translation>Verglichen wird das Mittel ihrer Merkmalsvektoren, gewichtet nach der Qualität der Bilder. Eine Bildgruppe hat keine Karten, denn diese erklären ein Paar, und keine Entscheidung: Schwellen werden an Paaren gemessen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/pool_dialog.py" />
            <source>Pool, with weights</source>
            <translation>Bildgruppe, mit Gewichten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/pool_dialog.py" />
            <source>Score</source>
            <translation>Wert</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/pool_dialog.py" />
            <source>Findings</source>
            <translation>Befund</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/pool_dialog.py" />
            <source>Compare as one</source>
            <translation>Gemeinsam vergleichen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/pool_dialog.py" />
            <source>Compare</source>
            <translation>Vergleichen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/pool_dialog.py" />
            <source>Questioned exhibits</source>
            <translation>Fragliche Gegenstände</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/pool_dialog.py" />
            <source>Questioned</source>
            <translation>Fraglich</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/pool_dialog.py" />
            <source>Known</source>
            <translation>Bekannt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/pool_dialog.py" />
            <source>Pools of the case</source>
            <translation>Bildgruppen des Falls</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/pool_dialog.py" />
            <source>No pool yet. Tick two or more questioned photographs, and compare them.</source>
            <translation>Noch keine Bildgruppe. Kreuzen Sie zwei oder mehr fragliche Aufnahmen an, und vergleichen Sie sie.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/pool_dialog.py" />
            <source>The case has no known exhibit: add one first.</source>
            <translation>Der Fall hat keinen bekannten Gegenstand: zuerst einen hinzufügen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/pool_dialog.py" />
            <source>Tick two questioned exhibits or more.</source>
            <translation>Mindestens zwei fragliche Gegenstände ankreuzen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/pool_dialog.py" />
            <source>POOLS OF THE CASE</source>
            <translation>BILDGRUPPEN DES FALLS</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/pool_dialog.py" />
            <source>{findings}
Weights by {rule}.
{person}, {at}</source>
            <translation>{findings}
Gewichte nach {rule}.
{person}, {at}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/queue_buttons.py" />
            <source>Stop adding</source>
            <translation>Aufnehmen abbrechen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/queue_buttons.py" />
            <source>Skip this one</source>
            <translation>Diese auslassen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/queue_buttons.py" />
            <source>This one is not added; the next one is asked about</source>
            <translation>Diese wird nicht aufgenommen; nach der nächsten wird gefragt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/queue_buttons.py" />
            <source>Neither this one nor those that wait are added ({waiting})</source>
            <translation>Weder diese noch die wartenden werden aufgenommen ({waiting})</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/settings_dialog.py" />
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/settings_dialog.py" />
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/settings_dialog.py" />
            <source>Compute device</source>
            <translation>Rechengerät</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/settings_dialog.py" />
            <source>Folder of cases</source>
            <translation>Ordner der Fälle</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/settings_dialog.py" />
            <source>searched on the start page; none</source>
            <translation>auf der Startseite durchsucht; keiner</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/settings_dialog.py" />
            <source>Verbal scale</source>
            <translation>Verbale Skala</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/settings_dialog.py" />
            <source>letterhead of reports; none</source>
            <translation>Briefkopf der Gutachten; keiner</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/settings_dialog.py" />
            <source>none: no network is ever used</source>
            <translation>keine: Es wird nie ein Netz benutzt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/settings_dialog.py" />
            <source>Address (http:// or https://) that is asked at every signature. Only a hash is sent.</source>
            <translation>Adresse (http:// oder https://), die bei jeder Signatur gefragt wird. Gesendet wird nur eine Prüfsumme.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/settings_dialog.py" />
            <source>Time-stamp authority</source>
            <translation>Zeitstempelstelle</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/settings_dialog.py" />
            <source>Trusted certificates and revocation lists …</source>
            <translation>Vertraute Zertifikate und Sperrlisten …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/settings_dialog.py" />
            <source>From the next start of the program on</source>
            <translation>Ab dem nächsten Start des Programms</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/settings_dialog.py" />
            <source>Size, from the next start</source>
            <translation>Größe, ab dem nächsten Start</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/settings_dialog.py" />
            <source>Language, from the next start</source>
            <translation>Sprache, ab dem nächsten Start</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/settings_dialog.py" />
            <source>the demonstration</source>
            <translation>die Demonstration</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/settings_dialog.py" />
            <source>the program's table</source>
            <translation>die Tabelle des Programms</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/settings_dialog.py" />
            <source>as the system</source>
            <translation>wie das System</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Whose</source>
            <translation>Wessen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Valid until</source>
            <translation>Gültig bis</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Number</source>
            <translation>Nummer</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Signing identities (*.xfvid *.p12)</source>
            <translation>Signaturidentitäten (*.xfvid *.p12)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Certificates and lists (*.cer *.crt *.pem *.der *.crl *.ocsp);;All files (*)</source>
            <translation>Zertifikate und Listen (*.cer *.crt *.pem *.der *.crl *.ocsp);;Alle Dateien (*)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Countersign the report</source>
            <translation>Gutachten gegenzeichnen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>As its verifier, a second person signs in the field that waits for it. The report is verified first. This signature closes the document: nobody can sign after it.</source>
            <translation>Als prüfende Person signiert eine zweite Person in dem dafür vorgesehenen Feld. Zuerst wird das Gutachten geprüft. Diese Signatur schließt das Dokument: Danach kann niemand mehr signieren.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Verify and countersign</source>
            <translation>Prüfen und gegenzeichnen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Countersigned report</source>
            <translation>Gegengezeichnetes Gutachten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Save as</source>
            <translation>Speichern als</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Choose where the countersigned report is to lie.</source>
            <translation>Wählen, wo das gegengezeichnete Gutachten liegen soll.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Your signing identity</source>
            <translation>Ihre Signaturidentität</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Fingerprint of the certificate</source>
            <translation>Fingerabdruck des Zertifikats</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Save a backup …</source>
            <translation>Sicherung speichern …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Fingerprint, SHA-256</source>
            <translation>Fingerabdruck, SHA-256</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Backup</source>
            <translation>Sicherung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Save a backup first: a lost identity cannot be replaced.</source>
            <translation>Zuerst eine Sicherung speichern: Eine verlorene Identität ist nicht zu ersetzen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Save a backup</source>
            <translation>Sicherung speichern</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Trusted certificates</source>
            <translation>Vertraute Zertifikate</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Reports signed under these certificates count as trusted on this computer. Add your laboratory's root, single signers, and revocation lists. Nothing is ever fetched.</source>
            <translation>Gutachten, die unter diesen Zertifikaten signiert sind, gelten auf diesem Rechner als vertrauenswürdig. Die Wurzel Ihres Labors, einzelne signierende Personen und Sperrlisten hinzufügen. Nie wird etwas abgerufen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Trusted certificates and revocation lists</source>
            <translation>Vertraute Zertifikate und Sperrlisten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Add …</source>
            <translation>Hinzufügen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Trust</source>
            <translation>Vertrauen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>A lost file or a forgotten passphrase cannot be replaced. Keep the backup on another medium, the passphrase apart from both.</source>
            <translation>Eine verlorene Datei oder vergessene Passphrase ist nicht zu ersetzen. Die Sicherung auf einem anderen Datenträger aufbewahren, die Passphrase getrennt von beiden.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>{out} exists already; choose another name.</source>
            <translation>{out} gibt es bereits; einen anderen Namen wählen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>{made}, in {file}. It is self-signed: nobody else vouches for it. Give the fingerprint to your organisation or to the court by another way than the report.</source>
            <translation>{made}, in {file}. Sie ist selbst signiert: Niemand sonst bürgt für sie. Den Fingerabdruck Ihrer Organisation oder dem Gericht auf einem anderen Weg als dem Gutachten geben.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/signing_dialogs.py" />
            <source>Saved to {place}</source>
            <translation>Gespeichert in {place}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/who_dialog.py" />
            <source>Somebody else …</source>
            <translation>Jemand anderes …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/who_dialog.py" />
            <source>State your name first: it stands in the audit trail beside everything that you do.</source>
            <translation>Zuerst Ihren Namen angeben: Er steht im Protokoll neben allem, was Sie tun.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/who_dialog.py" />
            <source>Who works in this case?</source>
            <translation>Wer arbeitet in diesem Fall?</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/who_dialog.py" />
            <source>Work in the case</source>
            <translation>Im Fall arbeiten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/who_dialog.py" />
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/who_dialog.py" />
            <source>Duty</source>
            <translation>Aufgabe</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/who_dialog.py" />
            <source>Only look</source>
            <translation>Nur ansehen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/who_dialog.py" />
            <source>Open the case for reading: nothing is written</source>
            <translation>Den Fall zum Lesen öffnen: Nichts wird geschrieben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/dialogs/who_dialog.py" />
            <source>“{title}”: everything that is done stands in the audit trail under this name. To look only, no name is needed.</source>
            <translation>„{title}“: Alles, was geschieht, steht unter diesem Namen im Protokoll. Nur zum Ansehen ist kein Name nötig.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/failures.py" />
            <source>The program met an error of its own. Nothing that was saved is lost. Please send the details below to the people who maintain it.</source>
            <translation>Im Programm ist ein Fehler aufgetreten. Nichts Gespeichertes ist verloren. Bitte senden Sie die Einzelheiten unten an die, die es pflegen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/failures.py" />
            <source>The program met an error of its own; the details are shown.</source>
            <translation>Im Programm ist ein Fehler aufgetreten; die Einzelheiten werden gezeigt.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/failures.py" />
            <source>Case</source>
            <translation>Fall</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/failures.py" />
            <source>Tools</source>
            <translation>Werkzeuge</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/failures.py" />
            <source>View</source>
            <translation>Ansicht</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/failures.py" />
            <source>Examination</source>
            <translation>Untersuchung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/failures.py" />
            <source>Unexpected error</source>
            <translation>Unerwarteter Fehler</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/failures.py" />
            <source>Details of the error</source>
            <translation>Einzelheiten des Fehlers</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/failures.py" />
            <source>Copy details</source>
            <translation>Einzelheiten kopieren</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/forms.py" />
            <source>Signing identities (*.xfvid *.p12 *.pfx);;All files (*)</source>
            <translation>Signaturidentitäten (*.xfvid *.p12 *.pfx);;Alle Dateien (*)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/forms.py" />
            <source>Calibrations (*.json);;All files (*)</source>
            <translation>Kalibrierungen (*.json);;Alle Dateien (*)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/forms.py" />
            <source>Verbal scales (*.toml);;All files (*)</source>
            <translation>Verbale Skalen (*.toml);;Alle Dateien (*)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/forms.py" />
            <source>Choose a folder</source>
            <translation>Ordner wählen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/forms.py" />
            <source>Choose …</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/forms.py" />
            <source>Choose an identity</source>
            <translation>Identität wählen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/forms.py" />
            <source>New identity</source>
            <translation>Neue Identität</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/forms.py" />
            <source>Choose a calibration</source>
            <translation>Kalibrierung wählen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/forms.py" />
            <source>Choose a verbal scale</source>
            <translation>Verbale Skala wählen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/forms.py" />
            <source>{name}: choose …</source>
            <translation>{name}: wählen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/manual_window.py" />
            <source>Search the manual</source>
            <translation>Handbuch durchsuchen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/manual_window.py" />
            <source>Search all chapters</source>
            <translation>Alle Kapitel durchsuchen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/manual_window.py" />
            <source>Chapters</source>
            <translation>Kapitel</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/manual_window.py" />
            <source>Chapter</source>
            <translation>Kapitel</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/manual_window.py" />
            <source>Nothing found. Fewer or shorter words find more.</source>
            <translation>Nichts gefunden. Weniger oder kürzere Wörter finden mehr.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/network_bar.py" />
            <source>For the eye</source>
            <translation>Für das Auge</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/network_bar.py" />
            <source>For the network</source>
            <translation>Für das Netz</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/network_bar.py" />
            <source>For the eye only: the network is given the photograph as it came, unless a chain of its own is set and asked for. No step makes up detail.</source>
            <translation>Nur für das Auge: Das Netz erhält die Aufnahme, wie sie eingegangen ist, sofern nicht eine eigene Kette gesetzt und verlangt wird. Kein Schritt erfindet Einzelheiten.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/network_bar.py" />
            <source>The network compares these pictures only where you ask for it. Error rates and calibration do not hold for them: there is no likelihood ratio. Every chain and every comparison stands in the report. A picture must not be chosen for its score.</source>
            <translation>Das Netz vergleicht diese Bilder nur, wenn Sie es verlangen. Fehlerraten und Kalibrierung gelten für sie nicht: Es gibt keinen Likelihood-Quotienten. Jede Kette und jeder Vergleich steht im Gutachten. Ein Bild darf nicht nach seinem Wert gewählt werden.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/network_bar.py" />
            <source>As for the eye</source>
            <translation>Wie für das Auge</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/network_bar.py" />
            <source>The same steps as in the chain for the eye, without those of the lens</source>
            <translation>Dieselben Schritte wie in der Kette für das Auge, ohne die zur Linse</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/network_bar.py" />
            <source>Put on record …</source>
            <translation>Festhalten …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/network_bar.py" />
            <source>Compare enhanced</source>
            <translation>Verbesserte vergleichen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/network_bar.py" />
            <source>Compare the pair with these pictures, beside the result of the originals</source>
            <translation>Das Paar mit diesen Bildern vergleichen, neben dem Ergebnis der Originale</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/notices.py" />
            <source>a few seconds left</source>
            <translation>noch wenige Sekunden</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/notices.py" />
            <source>about {left_s} min left</source>
            <translation>noch etwa {left_s} min</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/notices.py" />
            <source>Dismiss</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/notices.py" />
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/notices.py" />
            <source>Stop this work; nothing of it is kept</source>
            <translation>Diese Arbeit abbrechen; nichts davon bleibt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/notices.py" />
            <source>about {left_s} s left</source>
            <translation>noch etwa {left_s} s</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/notices.py" />
            <source>Cancelling …</source>
            <translation>Abbrechen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/quality_bars.py" />
            <source>The band is what is little.</source>
            <translation>Das Band zeigt, was wenig ist.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/quality_bars.py" />
            <source>The band is the middle half.</source>
            <translation>Das Band zeigt die mittlere Hälfte.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/result_words.py" />
            <source>{result} · enhanced</source>
            <translation>{result} · verbessert</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/stage_bar.py" />
            <source>open</source>
            <translation>offen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/stage_bar.py" />
            <source>locked</source>
            <translation>gesperrt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/stage_bar.py" />
            <source>{done} of {of} required answers given</source>
            <translation>{done} von {of} nötigen Antworten gegeben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/stage_bar.py" />
            <source>not begun</source>
            <translation>nicht begonnen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/step_form.py" />
            <source>why, in words, for the report</source>
            <translation>warum, in Worten, für das Gutachten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/step_form.py" />
            <source>Reason of the step</source>
            <translation>Grund des Schritts</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/step_form.py" />
            <source>numbers of exhibits, such as Q2 Q3</source>
            <translation>Nummern von Gegenständen, etwa Q2 Q3</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/step_form.py" />
            <source>REASON</source>
            <translation>GRUND</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/step_form.py" />
            <source>{number}, slider</source>
            <translation>{number}, Schieber</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/step_form.py" />
            <source>{about}. From {lowest} to {largest}.</source>
            <translation>{about}. Von {lowest} bis {largest}.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/elements/tagline.py" />
            <source>Explainable face verification · {version}</source>
            <translation>Erklärbarer Gesichtsvergleich · {version}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/case_card.py" />
            <source>Seal not checked yet</source>
            <translation>Siegel noch nicht geprüft</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/case_card.py" />
            <source>Encrypted: opens with its passphrase</source>
            <translation>Verschlüsselt: öffnet sich mit seiner Passphrase</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/case_card.py" />
            <source>This folder is not there any more</source>
            <translation>Diesen Ordner gibt es nicht mehr</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/case_card.py" />
            <source>This case cannot be read</source>
            <translation>Dieser Fall kann nicht gelesen werden</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/case_card.py" />
            <source>nothing compared yet</source>
            <translation>noch nichts verglichen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/case_card.py" />
            <source>1 exhibit, shown in the case</source>
            <translation>1 Gegenstand, im Fall zu sehen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/case_card.py" />
            <source>DEMONSTRATION</source>
            <translation>DEMONSTRATION</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/case_card.py" />
            <source>Remove from list</source>
            <translation>Aus der Liste nehmen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/case_card.py" />
            <source>{count:,} examination</source>
            <translation>{count:,} Untersuchung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/case_card.py" />
            <source>{count:,} examinations</source>
            <translation>{count:,} Untersuchungen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/case_card.py" />
            <source>{count:,} opinion open</source>
            <translation>{count:,} Meinung offen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/case_card.py" />
            <source>{count:,} opinions open</source>
            <translation>{count:,} Meinungen offen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/case_card.py" />
            <source>{count:,} report</source>
            <translation>{count:,} Gutachten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/case_card.py" />
            <source>{count:,} reports</source>
            <translation>{count:,} Gutachten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/case_card.py" />
            <source>{count:,} exhibits, shown in the case</source>
            <translation>{count:,} Gegenstände, im Fall zu sehen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/case_card.py" />
            <source>Seal not checked</source>
            <translation>Siegel nicht geprüft</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/case_card.py" />
            <source>Seal sound</source>
            <translation>Siegel unversehrt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/case_card.py" />
            <source>Every event and every row; the files are hashed in the case</source>
            <translation>Jedes Ereignis und jede Zeile; die Dateien werden im Fall geprüft</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/case_card.py" />
            <source>Checking the seal … {fraction:.0f} %</source>
            <translation>Siegel wird geprüft … {fraction:.0f} %</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/case_card.py" />
            <source>{questioned} questioned, {known} known</source>
            <translation>{questioned} fraglich, {known} bekannt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/case_card.py" />
            <source>Last: {last}, {when}, {last_by}</source>
            <translation>Zuletzt: {last}, {when}, {last_by}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/case_card.py" />
            <source>Altered: {fault}</source>
            <translation>Verändert: {fault}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/case_glances.py" />
            <source>Looking for cases</source>
            <translation>Suchen von Fällen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/draft_panel.py" />
            <source>Blocks</source>
            <translation>Verhindert</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/draft_panel.py" />
            <source>Should be done</source>
            <translation>Sollte getan werden</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/draft_panel.py" />
            <source>Nothing is missing.</source>
            <translation>Es fehlt nichts.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/draft_panel.py" />
            <source>What the report lacks</source>
            <translation>Was dem Gutachten noch fehlt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/draft_panel.py" />
            <source>Edit particulars …</source>
            <translation>Angaben bearbeiten …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/draft_panel.py" />
            <source>Lay out again</source>
            <translation>Neu setzen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/draft_panel.py" />
            <source>Issue this report …</source>
            <translation>Dieses Gutachten ausstellen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/draft_panel.py" />
            <source>{count} to look at, none stands against issuing; click one to go there.</source>
            <translation>{count} zu beachten, nichts verhindert das Ausstellen; ein Klick führt hin.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/draft_panel.py" />
            <source>WHICH REPORT</source>
            <translation>WELCHES GUTACHTEN</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/draft_panel.py" />
            <source>WHAT IT LACKS</source>
            <translation>WAS NOCH FEHLT</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/draft_panel.py" />
            <source>{blocking} of {count} stand against issuing; click one to go there.</source>
            <translation>{blocking} von {count} verhindern das Ausstellen; ein Klick führt hin.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/draft_panel.py" />
            <source>{words}, section {section}: {sentence}</source>
            <translation>{words}, Abschnitt {section}: {sentence}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/draft_panel.py" />
            <source>Goes to: {place}</source>
            <translation>Führt zu: {place}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/enhanced_views.py" />
            <source>As it came</source>
            <translation>Wie eingegangen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/enhanced_views.py" />
            <source>Enhanced: 1 step</source>
            <translation>Verbessert: 1 Schritt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/enhanced_views.py" />
            <source>Enhanced: {count} steps</source>
            <translation>Verbessert: {count} Schritte</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/enhanced_views.py" />
            <source>For the network · {words}</source>
            <translation>Für das Netz · {words}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/enhanced_views.py" />
            <source>{words} · preview</source>
            <translation>{words} · Vorschau</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/enhanced_views.py" />
            <source>As it came | {words}</source>
            <translation>Wie eingegangen | {words}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/enhanced_views.py" />
            <source>{words}
The lens step hides regions and maps</source>
            <translation>{words}
Der Schritt zur Linse verbirgt Regionen und Karten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/filmstrip.py" />
            <source>{key} hidden</source>
            <translation>{key} verborgen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/filmstrip.py" />
            <source>Filmstrip of {role} photographs</source>
            <translation>Filmstreifen: {role}e Aufnahmen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/found_cases.py" />
            <source>Cases that were found</source>
            <translation>Gefundene Fälle</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/found_cases.py" />
            <source>encrypted</source>
            <translation>verschlüsselt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/further_pane.py" />
            <source>Further photograph</source>
            <translation>Weitere Aufnahme</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/further_pane.py" />
            <source>Photograph of this pane</source>
            <translation>Aufnahme dieser Ansicht</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/further_pane.py" />
            <source>Close this pane</source>
            <translation>Diese Ansicht schließen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/image_pane.py" />
            <source>Hidden

It is revealed once your analysis
of the questioned photograph is locked</source>
            <translation>Verborgen

Sie wird gezeigt, sobald Ihre Analyse
der fraglichen Aufnahme festgelegt ist</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/image_pane.py" />
            <source>{role} photograph</source>
            <translation>{role}e Aufnahme</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/image_pane.py" />
            <source>No {role} photograph

Drop one here, or add one</source>
            <translation>Keine {role}e Aufnahme

Hier eine ablegen oder eine hinzufügen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/image_pane.py" />
            <source>Warnings: {all}</source>
            <translation>Hinweise: {all}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/image_pane.py" />
            <source>outside the network's input</source>
            <translation>außerhalb der Eingabe des Netzes</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/matrix.py" />
            <source>machine's result hidden</source>
            <translation>Systemergebnis verborgen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/matrix.py" />
            <source>Comparison matrix, questioned by known exhibits</source>
            <translation>Vergleichsmatrix, fragliche mal bekannte Gegenstände</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/matrix.py" />
            <source>{questioned} with {known}</source>
            <translation>{questioned} mit {known}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/matrix.py" />
            <source>Examination {number}, {model}: {score:.3f}, {decision}</source>
            <translation>Untersuchung {number}, {model}: {score:.3f}, {decision}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/matrix.py" />
            <source>Score, decision and maps: {masked}</source>
            <translation>Wert, Ausgabe und Karten: {masked}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/overview_page.py" />
            <source>No.</source>
            <translation>Nr.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/overview_page.py" />
            <source>Size (px)</source>
            <translation>Größe (Pixel)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/overview_page.py" />
            <source>Between the eyes</source>
            <translation>Augenabstand</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/overview_page.py" />
            <source>Added</source>
            <translation>Aufgenommen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/overview_page.py" />
            <source>By</source>
            <translation>Durch</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/overview_page.py" />
            <source>DEMONSTRATION – NOT FOR COURT</source>
            <translation>DEMONSTRATION – NICHT FÜR DAS GERICHT</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/overview_page.py" />
            <source>Exhibits of the case</source>
            <translation>Gegenstände des Falls</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/overview_page.py" />
            <source>Matrix or exhibits</source>
            <translation>Matrix oder Gegenstände</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/overview_page.py" />
            <source>Audit trail and custody</source>
            <translation>Protokoll und Verwahrung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/overview_page.py" />
            <source>Show them below</source>
            <translation>Unten zeigen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/overview_page.py" />
            <source>1 pair</source>
            <translation>1 Paar</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/overview_page.py" />
            <source>Comparison matrix</source>
            <translation>Vergleichsmatrix</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/overview_page.py" />
            <source>Exhibits</source>
            <translation>Gegenstände</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/overview_page.py" />
            <source>{image}
{format}, {byte_count:,} bytes
SHA-256 {sha256}</source>
            <translation>{image}
{format}, {byte_count:,} Bytes
SHA-256 {sha256}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/overview_page.py" />
            <source>{counts:,} pairs</source>
            <translation>{counts:,} Paare</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/overview_page.py" />
            <source>examiner {examiner}</source>
            <translation>begutachtet von {examiner}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/overview_page.py" />
            <source>States of a pair: {states}</source>
            <translation>Zustände eines Paares: {states}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_facts.py" />
            <source>time unknown</source>
            <translation>Zeit unbekannt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_facts.py" />
            <source>
DEMONSTRATION – NOT FOR COURT</source>
            <translation>
DEMONSTRATION – NICHT FÜR DAS GERICHT</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_facts.py" />
            <source>self-signed</source>
            <translation>selbst signiert</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_facts.py" />
            <source>issued by an authority</source>
            <translation>von einer Stelle ausgestellt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_facts.py" />
            <source>Unaltered</source>
            <translation>Unverändert</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_facts.py" />
            <source>the bytes that were signed, with the keys of the certificates</source>
            <translation>die signierten Bytes, mit den Schlüsseln der Zertifikate</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_facts.py" />
            <source>Altered</source>
            <translation>Verändert</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_facts.py" />
            <source>the bytes or the key are not those of the signature</source>
            <translation>die Bytes oder der Schlüssel sind nicht die der Signatur</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_facts.py" />
            <source>Covers the whole file</source>
            <translation>Deckt die ganze Datei</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_facts.py" />
            <source>Covers a part of the file</source>
            <translation>Deckt einen Teil der Datei</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_facts.py" />
            <source>something was added outside the last signature</source>
            <translation>außerhalb der letzten Signatur kam etwas hinzu</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_facts.py" />
            <source>Certification kept</source>
            <translation>Zertifizierung eingehalten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_facts.py" />
            <source>nothing was changed that the examiner's signature forbids</source>
            <translation>nichts wurde geändert, was die Signatur der begutachtenden Person verbietet</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_facts.py" />
            <source>Certification broken</source>
            <translation>Zertifizierung verletzt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_facts.py" />
            <source>the document was changed in a forbidden way</source>
            <translation>das Dokument wurde auf verbotene Weise geändert</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_facts.py" />
            <source>Signer known here</source>
            <translation>Signierende Person hier bekannt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_facts.py" />
            <source>Signer not confirmed</source>
            <translation>Signierende Person nicht bestätigt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_facts.py" />
            <source>Problem</source>
            <translation>Problem</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_facts.py" />
            <source>{when}
{time_source}
Level {level}{mark}</source>
            <translation>{when}
{time_source}
Stufe {level}{mark}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_facts.py" />
            <source>Certificate, {vouched}, SHA-256</source>
            <translation>Zertifikat, {vouched}, SHA-256</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_facts.py" />
            <source>Time stamp {at:%Y-%m-%d %H:%M:%S} UTC</source>
            <translation>Zeitstempel {at:%d.%m.%Y, %H:%M:%S} UTC</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_facts.py" />
            <source>Part {part}: {what}</source>
            <translation>Teil {part}: {what}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_page.py" />
            <source>Page {page}  ·  {zoom:.0f} %</source>
            <translation>Seite {page}  ·  {zoom:.0f} %</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_page.py" />
            <source>Edit this section …</source>
            <translation>Bearbeiten …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_page.py" />
            <source>Opening the report</source>
            <translation>Öffnen des Gutachtens</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_page.py" />
            <source>Page {page} of {pages}  ·  {zoom:.0f} %</source>
            <translation>Seite {page} von {pages}  ·  {zoom:.0f} %</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_page.py" />
            <source>Sections of the report</source>
            <translation>Abschnitte des Gutachtens</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_page.py" />
            <source>Choose a section to see its page</source>
            <translation>Einen Abschnitt wählen, um seine Seite zu sehen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_page.py" />
            <source>Go where the words of the chosen section come from</source>
            <translation>Dorthin gehen, woher die Wörter des gewählten Abschnitts kommen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_page.py" />
            <source>SECTIONS</source>
            <translation>ABSCHNITTE</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_page.py" />
            <source>Smaller</source>
            <translation>Kleiner</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_page.py" />
            <source>Larger</source>
            <translation>Größer</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_page.py" />
            <source>WHAT THE REPORT IS WORTH</source>
            <translation>WAS DIE PRÜFUNG ERGAB</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_page.py" />
            <source>What the report is worth</source>
            <translation>Was die Prüfung ergab</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_page.py" />
            <source>holds</source>
            <translation>trifft zu</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_page.py" />
            <source>look at this</source>
            <translation>ansehen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_sheet.py" />
            <source>Page of the report</source>
            <translation>Seite des Gutachtens</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_sheet.py" />
            <source>Report</source>
            <translation>Gutachten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/report_sheet.py" />
            <source>Drawing the page</source>
            <translation>Zeichnen der Seite</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/split_bar.py" />
            <source>Original</source>
            <translation>Original</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/split_bar.py" />
            <source>Split</source>
            <translation>Geteilt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/split_bar.py" />
            <source>As long as it is pressed, the photographs as they came (key O, held)</source>
            <translation>Solange gedrückt: die Aufnahmen wie eingegangen (Taste O, halten)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/split_bar.py" />
            <source>The photograph as it came on the left, the result on the right</source>
            <translation>Links die Aufnahme wie eingegangen, rechts das Ergebnis</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/split_bar.py" />
            <source>Place of the split</source>
            <translation>Ort der Teilung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/start_page.py" />
            <source>Look at a demonstration</source>
            <translation>Demonstration ansehen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/start_page.py" />
            <source>Find a case: title, exhibit, name, date</source>
            <translation>Fall suchen: Titel, Gegenstand, Name, Datum</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/start_page.py" />
            <source>Find a case</source>
            <translation>Fall suchen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/start_page.py" />
            <source>No case has been open here yet. Make one, or look at the demonstration: two portraits, compared, explained and reported. Everything stays on this computer.</source>
            <translation>Hier war noch kein Fall geöffnet. Einen anlegen oder die Demonstration ansehen: zwei Porträts, verglichen, erklärt und begutachtet. Alles bleibt auf diesem Rechner.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/start_page.py" />
            <source>LOOKING …</source>
            <translation>SUCHE …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/start_page.py" />
            <source>RECENT CASES</source>
            <translation>LETZTE FÄLLE</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/start_page.py" />
            <source>NO CASE HAS ALL THESE WORDS</source>
            <translation>KEIN FALL ENTHÄLT ALLE DIESE WÖRTER</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/start_page.py" />
            <source>FOUND: {cases}</source>
            <translation>GEFUNDEN: {cases}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source>left and right</source>
            <translation>links und rechts</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source>above and below</source>
            <translation>oben und unten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source>a line drawn freely</source>
            <translation>frei gezogene Linie</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source>both resampled (bilinear) to {edge} × {edge} px</source>
            <translation>beide neu abgetastet (bilinear) auf {edge} × {edge} Pixel</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source>Enhanced</source>
            <translation>Verbessert</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source>Swap</source>
            <translation>Tauschen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source>results</source>
            <translation>Ergebnisse</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source>originals</source>
            <translation>Originale</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source> fields a row</source>
            <translation> Felder je Zeile</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source> changes a second</source>
            <translation> Wechsel je Sekunde</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source>Show the other face  (B, or Space in the picture)</source>
            <translation>Das andere Gesicht zeigen  (B oder Leertaste im Bild)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source>The results of the steps of Enhancement in place of the originals</source>
            <translation>Die Ergebnisse der Schritte der Verbesserung statt der Originale</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source>Blink</source>
            <translation>Blinken</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source>Way to superimpose</source>
            <translation>Art der Überlagerung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source>Direction of the wipe</source>
            <translation>Richtung des Wischens</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source>Share of the known face</source>
            <translation>Anteil des bekannten Gesichts</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source>Fields of the checkerboard</source>
            <translation>Felder des Schachbretts</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source>Rate of the blink</source>
            <translation>Takt des Blinkens</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source>Enhanced for the eye: {shown}.</source>
            <translation>Für das Auge verbessert: {shown}.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source>{questioned} before the line, {known} beyond it</source>
            <translation>{questioned} vor der Linie, {known} dahinter</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source>Shown: {known}</source>
            <translation>Gezeigt: {known}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source>{questioned} minus {known}, without the sign</source>
            <translation>{questioned} minus {known}, ohne Vorzeichen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source>{questioned} and {known} by turns</source>
            <translation>{questioned} und {known} abwechselnd</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pages/superimposition_view.py" />
            <source>Edges of {known} (Canny) on {questioned} in grey</source>
            <translation>Kanten von {known} (Canny) auf {questioned} in Grau</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/audit_panel.py" />
            <source>When (UTC)</source>
            <translation>Wann (UTC)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/audit_panel.py" />
            <source>Who</source>
            <translation>Wer</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/audit_panel.py" />
            <source>Details</source>
            <translation>Einzelheiten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/audit_panel.py" />
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/audit_panel.py" />
            <source>Reading the audit trail</source>
            <translation>Lesen des Protokolls</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/audit_panel.py" />
            <source>Searching the audit trail</source>
            <translation>Durchsuchen des Protokolls</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/audit_panel.py" />
            <source>{details}
Seal: {seal}
Seal before: {previous}</source>
            <translation>{details}
Siegel: {seal}
Siegel davor: {previous}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/audit_panel.py" />
            <source>{total:,} events</source>
            <translation>{total:,} Ereignisse</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/audit_panel.py" />
            <source>{events:,} of {total:,} events</source>
            <translation>{events:,} von {total:,} Ereignissen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/audit_panel.py" />
            <source>unreadable</source>
            <translation>unlesbar</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>Compares many pairs one after the other, in the background. Each is stored as an examination as soon as it is done; closing or cancelling loses nothing of it.</source>
            <translation>Vergleicht viele Paare nacheinander im Hintergrund. Jedes wird als Untersuchung gespeichert, sobald es fertig ist; Schließen oder Abbrechen verliert nichts davon.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>While it runs, nothing else is compared or issued: pause it for that.</source>
            <translation>Solange es läuft, wird nichts anderes verglichen oder ausgestellt: dazu anhalten.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>State</source>
            <translation>Stand</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>Result</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>No pairs</source>
            <translation>Keine Paare</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>Nothing waits. Add all pairs of the case, or a list of pairs.</source>
            <translation>Nichts wartet. Fügen Sie alle Paare des Falls hinzu, oder eine Liste von Paaren.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>Add all pairs</source>
            <translation>Alle Paare</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>Add a list …</source>
            <translation>Liste …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>Clear</source>
            <translation>Leeren</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>Compared ones too</source>
            <translation>Auch verglichene</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>Then check the maps</source>
            <translation>Danach Karten prüfen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>Pairs of the batch</source>
            <translation>Paare des Stapels</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>Progress of the batch</source>
            <translation>Fortschritt des Stapels</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>Every questioned with every known exhibit of the case</source>
            <translation>Jeder fragliche mit jedem bekannten Gegenstand des Falls</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>Pairs of a CSV file with the columns questioned and known</source>
            <translation>Paare einer CSV-Datei mit den Spalten questioned und known</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>The pair that runs is finished; no further one begins</source>
            <translation>Das laufende Paar wird beendet; kein weiteres beginnt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>This pair is not compared</source>
            <translation>Dieses Paar wird nicht verglichen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>Nothing more is compared; what is stored stays</source>
            <translation>Nichts weiter wird verglichen; was gespeichert ist, bleibt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>Takes the pairs that are over out of the table</source>
            <translation>Nimmt erledigte Paare aus der Tabelle</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>Adds pairs that have such a result already as well</source>
            <translation>Fügt auch Paare hinzu, die bereits ein solches Ergebnis haben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>Once all pairs are compared; takes several times as long</source>
            <translation>Sobald alle Paare verglichen sind; dauert ein Mehrfaches</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>paused</source>
            <translation>angehalten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>Cancel all</source>
            <translation>Alle stoppen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>Go on</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>Earlier</source>
            <translation>Früher</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>Later</source>
            <translation>Später</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>{done} of {entries} compared</source>
            <translation>{done} von {entries} verglichen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>{bad} failed or refused</source>
            <translation>{bad} fehlgeschlagen oder abgelehnt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/batch_panel.py" />
            <source>about {spoken} left</source>
            <translation>noch etwa {spoken}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/case_panel.py" />
            <source>Examinations</source>
            <translation>Untersuchungen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/case_panel.py" />
            <source>No comparison yet</source>
            <translation>Noch kein Vergleich</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/case_panel.py" />
            <source>Issued reports</source>
            <translation>Ausgestellte Gutachten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/case_panel.py" />
            <source>No report yet</source>
            <translation>Noch kein Gutachten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/case_panel.py" />
            <source>EXAMINATIONS</source>
            <translation>UNTERSUCHUNGEN</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/case_panel.py" />
            <source>REPORTS</source>
            <translation>GUTACHTEN</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/case_panel.py" />
            <source>examination {examination} · {when}</source>
            <translation>Untersuchung {examination} · {when}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/case_panel.py" />
            <source>{file}
SHA-256 {sha256}
signed by {signer}</source>
            <translation>{file}
SHA-256 {sha256}
signiert von {signer}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/case_panel.py" />
            <source>{role} exhibits</source>
            <translation>{role}e Gegenstände</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/case_panel.py" />
            <source>Drop {role} photographs here</source>
            <translation>{role}e Aufnahmen hierher ziehen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/case_panel.py" />
            <source>Compare {questioned} with {known}</source>
            <translation>{questioned} mit {known} vergleichen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/custody_panel.py" />
            <source>When (local)</source>
            <translation>Wann (Ortszeit)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/custody_panel.py" />
            <source>Entered by</source>
            <translation>Durch</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/custody_panel.py" />
            <source>Hash</source>
            <translation>Hash</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/custody_panel.py" />
            <source>Times are those of the place, with their offset from UTC. Entries are only added.</source>
            <translation>Die Zeiten sind Ortszeiten mit ihrem Abstand von UTC. Einträge werden nur hinzugefügt.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/custody_panel.py" />
            <source>Custody ledger</source>
            <translation>Verwahrbuch</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/custody_panel.py" />
            <source>verified</source>
            <translation>geprüft</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/custody_panel.py" />
            <source>not verified</source>
            <translation>nicht geprüft</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/custody_panel.py" />
            <source>{person} (gap)</source>
            <translation>{person} (Lücke)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/enhancement_panel.py" />
            <source>Enhance the {role} photograph</source>
            <translation>Die {role}e Aufnahme verbessern</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/enhancement_panel.py" />
            <source>Add a step</source>
            <translation>Schritt hinzufügen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/enhancement_panel.py" />
            <source>Steps of the enhancement</source>
            <translation>Schritte der Verbesserung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/enhancement_panel.py" />
            <source>Ctrl with an arrow key moves a step, Delete removes it</source>
            <translation>Strg mit einer Pfeiltaste verschiebt einen Schritt, Entf entfernt ihn</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/enhancement_panel.py" />
            <source>The same steps for the other photograph as well</source>
            <translation>Dieselben Schritte auch für die andere Aufnahme</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/enhancement_panel.py" />
            <source>Up</source>
            <translation>Auf</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/enhancement_panel.py" />
            <source>Down</source>
            <translation>Ab</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/enhancement_panel.py" />
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/enhancement_panel.py" />
            <source>Steps and their settings</source>
            <translation>Schritte und ihre Einstellungen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/factors_panel.py" />
            <source>Factors of the images</source>
            <translation>Einflüsse auf die Bilder</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/factors_panel.py" />
            <source>FACTOR</source>
            <translation>EINFLUSS</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/factors_panel.py" />
            <source>YOUR JUDGEMENT OF THE QUESTIONED</source>
            <translation>IHR URTEIL (FRAGLICH)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/factors_panel.py" />
            <source>Measured in the face alone. {reference}</source>
            <translation>Nur im Gesicht gemessen. {reference}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/factors_panel.py" />
            <source>judged by eye only</source>
            <translation>nur mit dem Auge beurteilt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/factors_panel.py" />
            <source>being measured …</source>
            <translation>wird gemessen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/factors_panel.py" />
            <source>not judged yet</source>
            <translation>noch nicht beurteilt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/factors_panel.py" />
            <source>MEASURED: {exhibit}</source>
            <translation>GEMESSEN: {exhibit}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/fidelity_panel.py" />
            <source>Checking the maps; they can be used meanwhile.</source>
            <translation>Die Karten werden geprüft; sie können unterdessen benutzt werden.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/fidelity_panel.py" />
            <source>higher</source>
            <translation>höher</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/fidelity_panel.py" />
            <source>lower</source>
            <translation>niedriger</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/fidelity_panel.py" />
            <source>Check the maps</source>
            <translation>Karten prüfen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/fidelity_panel.py" />
            <source>Partner, fixed masks and changed regions are tried on this pair; the result is stored</source>
            <translation>Partner, feste Masken und veränderte Regionen werden an diesem Paar erprobt; das Ergebnis wird gespeichert</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/fidelity_panel.py" />
            <source>Score under {change} of the probe in the order of the map (thick), of fixed controls (dashed) and of random maps (band); {better} is better</source>
            <translation>Wert beim {change} im geprüften Bild nach der Karte (dick), nach festen Vergleichskarten (gestrichelt) und nach Zufallskarten (Band); {better} ist besser</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/fidelity_panel.py" />
            <source>{change} ({better} is better)</source>
            <translation>{change} ({better} ist besser)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/fidelity_panel.py" />
            <source>CHECK OF THESE MAPS</source>
            <translation>PRÜFUNG DIESER KARTEN</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/guides_panel.py" />
            <source>grey value along the line</source>
            <translation>Grauwert entlang der Linie</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/guides_panel.py" />
            <source>Line</source>
            <translation>Linie</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/guides_panel.py" />
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/guides_panel.py" />
            <source>Questioned
(eyes = 1)</source>
            <translation>Fraglich
(Augen = 1)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/guides_panel.py" />
            <source>Known
(eyes = 1)</source>
            <translation>Bekannt
(Augen = 1)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/guides_panel.py" />
            <source>Brightness along the line</source>
            <translation>Helligkeit entlang der Linie</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/guides_panel.py" />
            <source>Lines over the photographs</source>
            <translation>Linien über den Aufnahmen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/guides_panel.py" />
            <source>No line yet: see the menu Photographs.</source>
            <translation>Noch keine Linie: siehe Menü Aufnahmen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/guides_panel.py" />
            <source>Remove all</source>
            <translation>Alle entfernen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/guides_panel.py" />
            <source>{role}: {low:.0f} to {high:.0f}</source>
            <translation>{role}: {low:.0f} bis {high:.0f}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/landmarks_panel.py" />
            <source>In pixels of the photograph. Drag a point, or move it by the arrow keys: 0.25 px, with Shift 2.5. Space goes on to the next one, Enter corrects, Escape takes back. Right and left are the subject's.</source>
            <translation>In Pixeln der Aufnahme. Einen Punkt ziehen oder mit den Pfeiltasten bewegen: 0,25 Pixel, mit Umschalt 2,5. Leertaste geht zum nächsten, Eingabe berichtigt, Esc nimmt zurück. Rechts und links meinen die abgebildete Person.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/landmarks_panel.py" />
            <source>Alignment residual {residual_px:.2f} px</source>
            <translation>Restfehler der Ausrichtung {residual_px:.2f} Pixel</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/landmarks_panel.py" />
            <source>Landmarks of the {role} photograph</source>
            <translation>Landmarken der {role}en Aufnahme</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/landmarks_panel.py" />
            <source>As detected</source>
            <translation>Wie gefunden</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/landmarks_panel.py" />
            <source>As on record</source>
            <translation>Wie festgehalten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/landmarks_panel.py" />
            <source>Correct …</source>
            <translation>Berichtigen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/landmarks_panel.py" />
            <source>Alignment residual {residual_px:.2f} px (on record {before_px:.2f})</source>
            <translation>Restfehler der Ausrichtung {residual_px:.2f} Pixel (festgehalten {before_px:.2f})</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/landmarks_panel.py" />
            <source>Lay an exhibit out to see the landmarks of its face.</source>
            <translation>Einen Gegenstand auflegen, um die Landmarken seines Gesichts zu sehen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/landmarks_panel.py" />
            <source>Root mean square over the five points, in pixels of the crop of {crop_px} px, once they are fitted to the template of {model}. A turned head fits less well even where every point is right.</source>
            <translation>Quadratisches Mittel über die fünf Punkte, in Pixeln des Ausschnitts von {crop_px} Pixeln, nach Anpassung an die Vorlage von {model}. Ein gedrehter Kopf passt schlechter, auch wo jeder Punkt stimmt.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/landmarks_panel.py" />
            <source>Corrected by {by}: {reason}</source>
            <translation>Berichtigt von {by}: {reason}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/likelihood_block.py" />
            <source>None</source>
            <translation>Keiner</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/likelihood_block.py" />
            <source>Demonstration calibration: not for court.</source>
            <translation>Demonstrationskalibrierung: nicht für das Gericht.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/likelihood_block.py" />
            <source>LIKELIHOOD RATIO</source>
            <translation>LIKELIHOOD-QUOTIENT</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/likelihood_block.py" />
            <source>log10 LR {log10_lr:.2f}, bounds {lower:.2f} to {upper:.2f}. {calibration}. Words: {scale}, {edition}. It is no probability of a proposition.</source>
            <translation>log10 LR {log10_lr:.2f}, Grenzen {lower:.2f} bis {upper:.2f}. {calibration}. Worte: {scale}, {edition}. Er ist keine Wahrscheinlichkeit einer Hypothese.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/map_choice.py" />
            <source>Result whose maps are shown</source>
            <translation>Ergebnis, dessen Karten gezeigt werden</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/map_choice.py" />
            <source>Examination {number}, {examined_at:%Y-%m-%d %H:%M} UTC</source>
            <translation>Untersuchung {number}, {examined_at:%d.%m.%Y %H:%M} UTC</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/metadata_panel.py" />
            <source>Part</source>
            <translation>Teil</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/metadata_panel.py" />
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/metadata_panel.py" />
            <source>Search the metadata</source>
            <translation>Metadaten durchsuchen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/metadata_panel.py" />
            <source>Search names and values</source>
            <translation>Namen und Werte durchsuchen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/metadata_panel.py" />
            <source>Copy the chosen rows, or all that are shown</source>
            <translation>Die gewählten Zeilen kopieren, oder alle gezeigten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/metadata_panel.py" />
            <source>As it was read; nothing of it can be edited</source>
            <translation>Wie gelesen; nichts davon ist zu ändern</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/metadata_panel.py" />
            <source>Put an exhibit on the desk to see what its file says of itself.</source>
            <translation>Einen Gegenstand auflegen, um zu sehen, was seine Datei über sich sagt.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/metadata_panel.py" />
            <source>Reading {image} …</source>
            <translation>Lesen von {image} …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/metadata_panel.py" />
            <source>Reading the metadata of {number}</source>
            <translation>Lesen der Metadaten von {number}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/notes_panel.py" />
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/notes_panel.py" />
            <source>About</source>
            <translation>Worüber</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/notes_panel.py" />
            <source>Notes</source>
            <translation>Notizen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/notes_panel.py" />
            <source>No note yet. Write down what you see, and take the note.</source>
            <translation>Noch keine Notiz. Schreiben Sie auf, was Sie sehen, und machen Sie die Notiz.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/notes_panel.py" />
            <source>Take note</source>
            <translation>Notiz machen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/notes_panel.py" />
            <source>Amend …</source>
            <translation>Ändern …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/notes_panel.py" />
            <source>What do you see?</source>
            <translation>Was ist zu sehen?</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/notes_panel.py" />
            <source>New note</source>
            <translation>Neue Notiz</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/notes_panel.py" />
            <source>What the note is about</source>
            <translation>Worüber die Notiz ist</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/notes_panel.py" />
            <source>Component that the note is about</source>
            <translation>Merkmalsgruppe, über die die Notiz ist</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/notes_panel.py" />
            <source>The whole</source>
            <translation>Das Ganze</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/notes_panel.py" />
            <source>{note}  (amended)</source>
            <translation>{note}  (geändert)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/notes_panel.py" />
            <source>{text} – amended: {reason}</source>
            <translation>{text} – geändert: {reason}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/other_results.py" />
            <source>OTHER RESULTS ON THIS PAIR</source>
            <translation>ANDERE ERGEBNISSE ZU DIESEM PAAR</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/other_results.py" />
            <source>Lay this examination on the desk</source>
            <translation>Diese Untersuchung auflegen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/other_results.py" />
            <source>{score:.3f} at {threshold:.3f}, {decision}</source>
            <translation>{score:.3f} bei {threshold:.3f}, {decision}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/procedure_invitation.py" />
            <source>Verify this opinion …</source>
            <translation>Diese Meinung prüfen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/procedure_invitation.py" />
            <source>Begin an opinion of your own</source>
            <translation>Eigene Meinung beginnen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/procedure_invitation.py" />
            <source>Begin the analysis</source>
            <translation>Analyse beginnen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/procedure_panel.py" />
            <source>Unanswered</source>
            <translation>Nur offene</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/procedure_panel.py" />
            <source>Lock</source>
            <translation>Festlegen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/procedure_panel.py" />
            <source>Insufficient quality …</source>
            <translation>Unzureichende Qualität …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/procedure_panel.py" />
            <source>List only what has not been answered yet</source>
            <translation>Nur auflisten, was noch nicht beantwortet ist</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/procedure_panel.py" />
            <source>Questions</source>
            <translation>Fragen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/procedure_panel.py" />
            <source>Close the record</source>
            <translation>Abschließen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/question_form.py" />
            <source>in words</source>
            <translation>in Worten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/question_form.py" />
            <source>in words, if there is any</source>
            <translation>in Worten, falls vorhanden</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_details.py" />
            <source>Label of the region</source>
            <translation>Bezeichnung der Region</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_details.py" />
            <source>Comment</source>
            <translation>Bemerkung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_details.py" />
            <source>Comment on the region</source>
            <translation>Bemerkung zur Region</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_details.py" />
            <source>Of no component</source>
            <translation>Ohne Merkmalsgruppe</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_details.py" />
            <source>Component of the region</source>
            <translation>Merkmalsgruppe der Region</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_details.py" />
            <source>Partner on the other photograph</source>
            <translation>Partner auf der anderen Aufnahme</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_details.py" />
            <source>Region shown</source>
            <translation>Region gezeigt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_details.py" />
            <source>Region locked against edits</source>
            <translation>Region gegen Bearbeitung gesperrt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_details.py" />
            <source>Opacity of the region</source>
            <translation>Deckkraft der Region</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_details.py" />
            <source>How strongly the region covers the photograph</source>
            <translation>Wie stark die Region die Aufnahme verdeckt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_details.py" />
            <source>Draw the region over the next one</source>
            <translation>Region über die nächste zeichnen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_details.py" />
            <source>Draw the region under the one below</source>
            <translation>Region unter die untere zeichnen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_details.py" />
            <source>Shown</source>
            <translation>Gezeigt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_details.py" />
            <source>Locked</source>
            <translation>Gesperrt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_details.py" />
            <source>In no pair</source>
            <translation>In keinem Paar</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_details.py" />
            <source>Raise the region</source>
            <translation>Region anheben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_details.py" />
            <source>Lower the region</source>
            <translation>Region absenken</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_details.py" />
            <source>With {exhibit}</source>
            <translation>Mit {exhibit}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_map_panel.py" />
            <source>Share of the map's sum: grows with the region. Mean, relative to the whole crop's: does not. Right and left are the subject's.</source>
            <translation>Anteil an der Summe der Karte: wächst mit der Region. Mittel, bezogen auf das des ganzen Ausschnitts: nicht. Rechts und links meinen die abgebildete Person.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_map_panel.py" />
            <source>Region</source>
            <translation>Region</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_map_panel.py" />
            <source>On</source>
            <translation>Auf</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_map_panel.py" />
            <source>Share of
similarity</source>
            <translation>Anteil der
Ähnlichkeit</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_map_panel.py" />
            <source>Share of
dissimilarity</source>
            <translation>Anteil der
Unähnlichkeit</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_map_panel.py" />
            <source>Mean
similarity</source>
            <translation>Mittlere
Ähnlichkeit</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_map_panel.py" />
            <source>Mean
dissimilarity</source>
            <translation>Mittlere
Unähnlichkeit</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_map_panel.py" />
            <source>{share} of the crop of the {role} photograph</source>
            <translation>{share} des Ausschnitts der {role}en Aufnahme</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_map_panel.py" />
            <source>{share} of the crop of the {role} photograph; component {component} of the list</source>
            <translation>{share} des Ausschnitts der {role}en Aufnahme; Merkmalsgruppe {component} der Liste</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_map_panel.py" />
            <source>outside</source>
            <translation>außerhalb</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_map_panel.py" />
            <source>Component {number} of the list lies outside the network's input</source>
            <translation>Merkmalsgruppe {number} der Liste liegt außerhalb der Eingabe des Netzes</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_map_panel.py" />
            <source>mostly outside</source>
            <translation>großteils außerhalb</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_map_panel.py" />
            <source>Component {number} of the list lies mostly outside the network's input</source>
            <translation>Merkmalsgruppe {number} der Liste liegt großteils außerhalb der Eingabe des Netzes</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_map_panel.py" />
            <source>There are no maps in sight.</source>
            <translation>Es sind keine Karten zu sehen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_map_panel.py" />
            <source>Try with noise</source>
            <translation>Mit Rauschen prüfen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_map_panel.py" />
            <source>Trying the maps with noise</source>
            <translation>Prüfen der Karten mit Rauschen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_map_panel.py" />
            <source>Maps by region</source>
            <translation>Karten nach Regionen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_map_panel.py" />
            <source>How far each number moves when the crops change a little</source>
            <translation>Wie weit sich jede Zahl bewegt, wenn sich die Ausschnitte etwas ändern</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_map_panel.py" />
            <source>Maps over {shading}</source>
            <translation>Karten über {shading}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_map_panel.py" />
            <source>In brackets: range over the map and {copies} copies with ± {grey_levels} grey levels, seed {seed}.</source>
            <translation>In Klammern: Spanne über die Karte und {copies} Kopien mit ± {grey_levels} Graustufen, Startwert {seed}.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/region_map_panel.py" />
            <source>Range of each number over {noisy_copies} copies with ± {noise_grey_levels} grey levels:</source>
            <translation>Spanne jeder Zahl über {noisy_copies} Kopien mit ± {noise_grey_levels} Graustufen:</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/regions_panel.py" />
            <source>Com-
ponent</source>
            <translation>Merkmals-
gruppe</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/regions_panel.py" />
            <source>Edits</source>
            <translation>Bearbeitung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/regions_panel.py" />
            <source>No region yet. Take a shape from the tools, and draw it on a photograph.</source>
            <translation>Noch keine Region. Wählen Sie eine Form unter den Werkzeugen, und zeichnen Sie sie auf eine Aufnahme.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/regions_panel.py" />
            <source>Select a region to describe it.</source>
            <translation>Eine Region auswählen, um sie zu beschreiben.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/regions_panel.py" />
            <source>Regions</source>
            <translation>Regionen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/regions_panel.py" />
            <source>{kind} on {exhibit}</source>
            <translation>{kind} auf {exhibit}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/regions_panel.py" />
            <source>{where}; {as_percent} of it inside the network's input.</source>
            <translation>{where}; {as_percent} davon in der Eingabe des Netzes.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/regions_panel.py" />
            <source>{where}. Locked with the comparison: amend regions to change it.</source>
            <translation>{where}. Mit dem Vergleich festgelegt: zum Bearbeiten „Regionen ändern“ wählen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/regions_panel.py" />
            <source>{where}; it has no area, and therefore no share of the maps.</source>
            <translation>{where}; ohne Fläche und darum ohne Anteil an den Karten.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/regions_panel.py" />
            <source>{where}; there are no maps in sight.</source>
            <translation>{where}; keine Karten zu sehen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/regions_panel.py" />
            <source>shown</source>
            <translation>gezeigt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/regions_panel.py" />
            <source>hidden</source>
            <translation>verborgen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/regions_panel.py" />
            <source>free</source>
            <translation>frei</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/regions_panel.py" />
            <source>On the {role} photograph: share of the map's mass in this region</source>
            <translation>Auf der {role}en Aufnahme: Anteil der Masse der Karte in dieser Region</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>Shows what the algorithm used for its score. It is no evidence of identity.</source>
            <translation>Zeigt, was der Algorithmus für seinen Wert nutzte. Es ist kein Beweis der Identität.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>Iso-lines join places of one value, at 0.2, 0.4, 0.6 and 0.8 of the largest one over both photographs; lines of dissimilarity are dashed. Layers by regions have none. Key 7 switches.</source>
            <translation>Isolinien verbinden Stellen gleichen Wertes, bei 0,2, 0,4, 0,6 und 0,8 des größten über beide Aufnahmen; Linien der Unähnlichkeit sind gestrichelt. Ebenen nach Regionen haben keine. Taste 7 schaltet um.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>Smaller magnitudes are not shown on the photographs. An exported layer hides them as well and the audit trail says from which value on; a report shows every value.</source>
            <translation>Kleinere Beträge werden auf den Aufnahmen nicht gezeigt. Auch eine exportierte Ebene verbirgt sie, und das Protokoll sagt, ab welchem Wert; ein Gutachten zeigt jeden Wert.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>All are colour-blind-safe and neutral at zero. “dark–light” also keeps its order in grey: dark is dissimilar, light is similar.</source>
            <translation>Alle sind bei Farbenfehlsichtigkeit lesbar und bei null neutral. „Dunkel–Hell“ behält seine Ordnung auch in Grau: dunkel ist unähnlich, hell ist ähnlich.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>Where the network found the two faces alike</source>
            <translation>Wo das Netz die beiden Gesichter ähnlich fand</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>Where the network found the two faces unlike</source>
            <translation>Wo das Netz die beiden Gesichter unähnlich fand</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>Similarity minus dissimilarity, neutral at zero</source>
            <translation>Ähnlichkeit minus Unähnlichkeit, bei null neutral</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>Each pixel with its own value, smoothed</source>
            <translation>Jedes Pixel mit eigenem Wert, geglättet</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>Each facial region filled with the mean of the map over it</source>
            <translation>Jede Gesichtsregion gefüllt mit dem Mittel der Karte über sie</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>Each patch of like colour filled with the mean of the map over it</source>
            <translation>Jeder Fleck ähnlicher Farbe gefüllt mit dem Mittel der Karte über ihn</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>Opacity of the saliency layers</source>
            <translation>Deckkraft der Salienzebenen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>Magnitude below which values are hidden</source>
            <translation>Betrag, unter dem Werte verborgen sind</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>Colour map</source>
            <translation>Farbskala</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>Layers shown by</source>
            <translation>Ebenen gezeigt nach</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>Values drawn as</source>
            <translation>Werte gezeichnet als</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>Compare two …</source>
            <translation>Zwei vergleichen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>Appear once a comparison was run.</source>
            <translation>Erscheinen nach einem Vergleich.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>Maps of</source>
            <translation>Karten von</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>Shown by</source>
            <translation>Gezeigt nach</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>Drawn as</source>
            <translation>Gezeichnet als</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>Hide below</source>
            <translation>Verbergen unter</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>Opacity</source>
            <translation>Deckkraft</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>{meaning} (key {key})</source>
            <translation>{meaning} (Taste {key})</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>{explainer} · native resolution {size} × {size}, enlarged</source>
            <translation>{explainer} · eigene Auflösung {size} × {size}, vergrößert</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/saliency_panel.py" />
            <source>{meanings} (key {row})</source>
            <translation>{meanings} (Taste {row})</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>The output of an algorithm at its threshold; no opinion about identity.</source>
            <translation>Die Ausgabe eines Algorithmus an seiner Schwelle; keine Meinung zur Identität.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>The network was given enhanced pictures, not the photographs as they came. The error rates below were not measured on such pictures; the result of the originals stands here too.</source>
            <translation>Das Netz erhielt verbesserte Bilder, nicht die Aufnahmen wie eingegangen. Die Fehlerraten unten wurden nicht an solchen Bildern gemessen; das Ergebnis der Originale steht ebenfalls hier.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>Accept</source>
            <translation>Akzeptiert</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>The score lies at or above the decision threshold.</source>
            <translation>Der Wert liegt auf oder über der Entscheidungsschwelle.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>Reject</source>
            <translation>Abgelehnt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>The score lies below the decision threshold.</source>
            <translation>Der Wert liegt unter der Entscheidungsschwelle.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>not measured</source>
            <translation>nicht gemessen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>threshold</source>
            <translation>Schwelle</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>Lay a questioned and a known photograph on the desk and compare them.</source>
            <translation>Eine fragliche und eine bekannte Aufnahme auflegen und vergleichen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>Score, decision and maps stay hidden until your own evaluation of {questioned} and {known} is locked: choose “Own opinion”.</source>
            <translation>Wert, Ausgabe und Karten bleiben verborgen, bis Ihre eigene Bewertung von {questioned} und {known} festgelegt ist: „Eigene Meinung“ wählen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>{value} · {count} of {of} {what} comparisons</source>
            <translation>{value} · {count} von {of} Vergleichen {what}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>interval {low} to {high}</source>
            <translation>Intervall {low} bis {high}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>unvalidated</source>
            <translation>nicht validiert</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>{questioned} and {known} are being compared: the result comes here.</source>
            <translation>{questioned} und {known} werden verglichen: Das Ergebnis kommt hierher.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>{questioned} and {known} are not compared yet: choose “Compare and explain”.</source>
            <translation>{questioned} und {known} sind noch nicht verglichen: „Vergleichen und erklären“ wählen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>FMR</source>
            <translation>FMR</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>FNMR</source>
            <translation>FNMR</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>Intervals</source>
            <translation>Intervalle</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>Threshold</source>
            <translation>Schwelle</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>Point</source>
            <translation>Arbeitspunkt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>Network</source>
            <translation>Netz</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>Similarity score {score:.3f}, decision threshold {threshold:.3f}</source>
            <translation>Ähnlichkeitswert {score:.3f}, Entscheidungsschwelle {threshold:.3f}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>reject ◂</source>
            <translation>abgelehnt ◂</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>▸ accept</source>
            <translation>▸ akzeptiert</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>SIMILARITY SCORE</source>
            <translation>ÄHNLICHKEITSWERT</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>DECISION</source>
            <translation>AUSGABE</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>non-mated</source>
            <translation>verschiedener Personen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>mated</source>
            <translation>derselben Person</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>Measured on</source>
            <translation>Gemessen an</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>Comes from</source>
            <translation>Stammt aus</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>{text}, unvalidated</source>
            <translation>{text}, nicht validiert</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>Threshold {caution}.</source>
            <translation>Schwelle {caution}.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/score_panel.py" />
            <source>{data}, with {measured_with}</source>
            <translation>{data}, mit {measured_with}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/step_list.py" />
            <source>On record, with the hash of each result.</source>
            <translation>Festgehalten, mit der Prüfsumme jedes Ergebnisses.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/step_list.py" />
            <source>Lay an exhibit out to enhance its picture; the original is never altered.</source>
            <translation>Einen Gegenstand auflegen, um sein Bild zu verbessern; das Original wird nie verändert.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/step_list.py" />
            <source>This case is open for reading only.</source>
            <translation>Dieser Fall ist nur zum Lesen geöffnet.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/step_list.py" />
            <source>Following the chain in full size …</source>
            <translation>Rechnen der Kette in voller Größe …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/step_list.py" />
            <source>Not on record yet.</source>
            <translation>Noch nicht festgehalten.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/step_list.py" />
            <source>As it came. The original is never altered, whatever is done here.</source>
            <translation>Wie es kam. Das Original wird nie verändert, was auch immer hier geschieht.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/subject_list.py" />
            <source>What is asked</source>
            <translation>Was gefragt ist</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/trail_filter.py" />
            <source>Everybody</source>
            <translation>Alle Personen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/trail_filter.py" />
            <source>Every action</source>
            <translation>Alle Ereignisse</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/trail_filter.py" />
            <source>Words in person, action or details</source>
            <translation>Wörter in Person, Ereignis oder Einzelheiten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/trail_filter.py" />
            <source>Words in the audit trail</source>
            <translation>Wörter im Protokoll</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/trail_filter.py" />
            <source>Show all</source>
            <translation>Alle</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/trail_filter.py" />
            <source>Write what is shown into a CSV or JSON file, with the seals</source>
            <translation>Das Gezeigte in eine CSV- oder JSON-Datei schreiben, mit den Siegeln</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/trail_filter.py" />
            <source>from any day</source>
            <translation>von</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/trail_filter.py" />
            <source>to any day</source>
            <translation>bis</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/trail_filter.py" />
            <source>Kind of action</source>
            <translation>Art des Ereignisses</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/trail_filter.py" />
            <source>First day (UTC)</source>
            <translation>Erster Tag (UTC)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/trail_filter.py" />
            <source>Last day (UTC)</source>
            <translation>Letzter Tag (UTC)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/panels/trail_filter.py" />
            <source>{name}; the smallest one stands for none</source>
            <translation>{name}; der kleinste steht für keinen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pictures/camera_view.py" />
            <source>reduced, bilinear</source>
            <translation>verkleinert, bilinear</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pictures/camera_view.py" />
            <source>every pixel</source>
            <translation>jedes Pixel</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pictures/camera_view.py" />
            <source>bilinear</source>
            <translation>bilinear</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pictures/camera_view.py" />
            <source>nearest neighbour</source>
            <translation>nächster Nachbar</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pictures/face_picker.py" />
            <source>none chosen</source>
            <translation>keines gewählt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pictures/face_picker.py" />
            <source>face {face_index} chosen</source>
            <translation>Gesicht {face_index} gewählt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pictures/face_picker.py" />
            <source>Photograph with {count} faces, {state}</source>
            <translation>Aufnahme mit {count} Gesichtern, {state}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pictures/legend.py" />
            <source>{scale}: from {lowest:g} to {highest:g}, relative to the largest value over both photographs</source>
            <translation>{scale}: von {lowest:g} bis {highest:g}, bezogen auf den größten Wert über beide Aufnahmen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pictures/legend.py" />
            <source>{scale}: from {lowest:g} to {highest:g}, relative to the largest value over both photographs; magnitudes below {threshold:.2f} are not shown</source>
            <translation>{scale}: von {lowest:g} bis {highest:g}, bezogen auf den größten Wert über beide Aufnahmen; Beträge unter {threshold:.2f} sind nicht gezeigt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pictures/pane_heading.py" />
            <source>MIRRORED</source>
            <translation>GESPIEGELT</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pictures/pane_heading.py" />
            <source>Left and right of this photograph are exchanged on the screen</source>
            <translation>Links und rechts dieser Aufnahme sind auf dem Bildschirm vertauscht</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pictures/superimposed_picture.py" />
            <source>Superimposed faces</source>
            <translation>Überlagerte Gesichter</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pictures/view_bar.py" />
            <source>Zoom</source>
            <translation>Zoom</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pictures/view_bar.py" />
            <source>Turn, clockwise</source>
            <translation>Drehung im Uhrzeigersinn</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pictures/view_bar.py" />
            <source>How the photograph is drawn at this zoom</source>
            <translation>Wie die Aufnahme bei diesem Zoom gezeichnet wird</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/pictures/view_bar.py" />
            <source>The pixel under the mouse</source>
            <translation>Das Pixel unter der Maus</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/start_picture.py" />
            <source>Opening the window …</source>
            <translation>Öffnen des Fensters …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/enhancement_draft.py" />
            <source>There is no exhibit {number}: name exhibits of this case.</source>
            <translation>Es gibt keinen Gegenstand {number}: Gegenstände dieses Falls angeben.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/enhancements.py" />
            <source>Preview</source>
            <translation>Vorschau</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/enhancements.py" />
            <source>Enhancing {exhibit}</source>
            <translation>Verbessern von {exhibit}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/exhibit_entries.py" />
            <source>hidden until your analysis is locked</source>
            <translation>verborgen, bis Ihre Analyse festgelegt ist</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/exhibit_entries.py" />
            <source>face {number} of {count}</source>
            <translation>Gesicht {number} von {count}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/exhibit_entries.py" />
            <source>{format}, {width} × {height} px, {byte_count:,} bytes</source>
            <translation>{format}, {width} × {height} Pixel, {byte_count:,} Bytes</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/exhibit_entries.py" />
            <source>Received from {who} on {at:%Y-%m-%d %H:%M}</source>
            <translation>Erhalten von {who} am {at:%d.%m.%Y, %H:%M}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/exhibit_entries.py" />
            <source>Received on {at:%Y-%m-%d %H:%M}</source>
            <translation>Erhalten am {at:%d.%m.%Y, %H:%M}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/exhibit_entries.py" />
            <source>Received from {who}</source>
            <translation>Erhalten von {who}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/exhibit_entries.py" />
            <source>Subject: {subject}</source>
            <translation>Soll zeigen: {subject}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/exhibit_entries.py" />
            <source>Source: {source}</source>
            <translation>Quelle: {source}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/guides.py" />
            <source>All lines removed</source>
            <translation>Alle Linien entfernt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/guides.py" />
            <source>Line {number} drawn</source>
            <translation>Linie {number} gezeichnet</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/guides.py" />
            <source>Line {number} removed</source>
            <translation>Linie {number} entfernt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/lines_document.py" />
            <source>Keeping the lines</source>
            <translation>Festhalten der Linien</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/measurements.py" />
            <source>Measuring {number}</source>
            <translation>Messen von {number}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/open_case.py" />
            <source>Noting what is viewed</source>
            <translation>Festhalten, was angesehen wird</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/open_case.py" />
            <source>Reading {exhibit}</source>
            <translation>Lesen von {exhibit}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/open_case.py" />
            <source>This case is open for reading only: {why_reading}.</source>
            <translation>Dieser Fall ist nur zum Lesen geöffnet: {why_reading}.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/opened.py" />
            <source>Closing the case</source>
            <translation>Schließen des Falls</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>not answered</source>
            <translation>nicht beantwortet</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>Look at the questioned photograph alone. The known one stays hidden.</source>
            <translation>Die fragliche Aufnahme allein ansehen. Die bekannte bleibt verborgen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>Both photographs, component by component.</source>
            <translation>Beide Aufnahmen, Merkmalsgruppe für Merkmalsgruppe.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>Your own opinion, with its reasons and its limits.</source>
            <translation>Ihre eigene Meinung, mit Gründen und Grenzen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>Compare, look at score and maps. Does that change your opinion?</source>
            <translation>Vergleichen, Wert und Karten ansehen. Ändert das Ihre Meinung?</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>In this case your own opinion comes first: score, decision and maps stay hidden until your evaluation is locked.</source>
            <translation>In diesem Fall kommt Ihre eigene Meinung zuerst: Wert, Ausgabe und Karten bleiben verborgen, bis Ihre Bewertung festgelegt ist.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>The order of work is free in this case; an opinion of your own can be recorded.</source>
            <translation>Die Reihenfolge der Arbeit ist in diesem Fall frei; eine eigene Meinung kann festgehalten werden.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>{person} has locked an opinion of this pair. Whoever verifies it goes the same way without seeing its result; an opinion of your own besides verifies nothing.</source>
            <translation>{person} hat eine Meinung zu diesem Paar festgelegt. Wer sie prüft, geht denselben Weg, ohne ihr Ergebnis zu sehen; eine eigene Meinung daneben prüft nichts.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>{person}: {opinion}</source>
            <translation>{person}: {opinion}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>1 answer is missing.</source>
            <translation>1 Antwort fehlt.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>An opinion is about one questioned and one known photograph: lay both out.</source>
            <translation>Eine Meinung gilt einer fraglichen und einer bekannten Aufnahme: beide auflegen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>You have no opinion of {questioned} and {known} on record yet.

{first}

Analysis: {questioned} alone. Comparison: {known} is revealed. Evaluation: what you conclude. Only then the machine.</source>
            <translation>Zu {questioned} und {known} ist noch keine Meinung von Ihnen festgehalten.

{first}

Analyse: {questioned} allein. Vergleich: {known} wird gezeigt. Bewertung: was Sie schließen. Erst dann das System.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>{exhibit}: {words}</source>
            <translation>{exhibit}: {words}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>{steps} Everything is answered: the {stage} can be locked.</source>
            <translation>{steps} Alles ist beantwortet; jetzt festzulegen: {stage}.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>The photograph as a whole, and what you note while you work.</source>
            <translation>Die Aufnahme als Ganzes, und was Sie bei der Arbeit notieren.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>Words without numbers; the report prints the whole scale.</source>
            <translation>Worte ohne Zahlen; das Gutachten druckt die ganze Skala.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>Score, decision and maps can be seen now.</source>
            <translation>Wert, Ausgabe und Karten sind jetzt zu sehen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>The opinions differ: how it was resolved stands in the report.</source>
            <translation>Die Meinungen weichen ab: Wie das geklärt wurde, steht im Gutachten.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>The photograph as a whole</source>
            <translation>Die Aufnahme als Ganzes</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>Your opinion</source>
            <translation>Ihre Meinung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>After score and maps</source>
            <translation>Nach Wert und Karten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>Two opinions</source>
            <translation>Zwei Meinungen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>Ended: insufficient quality. {ended}</source>
            <translation>Beendet: unzureichende Qualität. {ended}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>The {stage} is locked. What you change now is an amendment and needs a reason.</source>
            <translation>Festgelegt: {stage}. Was Sie jetzt ändern, braucht einen Grund.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>Answers contradict each other: {subjects}.</source>
            <translation>Antworten widersprechen einander: {subjects}.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/procedure_words.py" />
            <source>{count} answers are missing.</source>
            <translation>{count} Antworten fehlen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/saving.py" />
            <source>For reading only</source>
            <translation>Nur zum Lesen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/saving.py" />
            <source>Saving …</source>
            <translation>Speichern …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/saving.py" />
            <source>Saving the regions</source>
            <translation>Speichern der Regionen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/saving.py" />
            <source>Not saved</source>
            <translation>Nicht gespeichert</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/saving.py" />
            <source>Saved</source>
            <translation>Gespeichert</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/shown_faces.py" />
            <source>{known} on {questioned} by five landmarks: {scale:.3f} × as large, turned by {turn:.1f}°, {residual_px:.1f} px of {questioned} apart (RMS)</source>
            <translation>{known} auf {questioned} nach fünf Landmarken: {scale:.3f}-mal so groß, gedreht um {turn:.1f}°, {residual_px:.1f} Pixel von {questioned} auseinander (RMS)</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/shown_faces.py" />
            <source>{number} by {steps}</source>
            <translation>{number} durch {steps}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/state/shown_faces.py" />
            <source>{number} as it came</source>
            <translation>{number} wie eingegangen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/about_dialog.py" />
            <source>Explainable face verification for forensic examiners. It compares two faces with a recognition network, shows what the network's score rests on, and issues a signed report. A score is the output of an algorithm; the opinion about identity is the examiner's. Everything stays on this computer.</source>
            <translation>Erklärbarer Gesichtsvergleich für forensische Sachverständige. Das Programm vergleicht zwei Gesichter mit einem Erkennungsnetz, zeigt, worauf der Wert des Netzes beruht, und stellt ein signiertes Gutachten aus. Ein Wert ist die Ausgabe eines Algorithmus; die Meinung zur Identität ist die der begutachtenden Person. Alles bleibt auf diesem Rechner.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/about_dialog.py" />
            <source>Search components and licences</source>
            <translation>Komponenten und Lizenzen durchsuchen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/about_dialog.py" />
            <source>Search names, licences and their texts</source>
            <translation>Namen, Lizenzen und ihre Texte durchsuchen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/about_dialog.py" />
            <source>Components</source>
            <translation>Komponenten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/about_dialog.py" />
            <source>Reading the licences …</source>
            <translation>Lizenzen werden gelesen …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/about_dialog.py" />
            <source>Licence</source>
            <translation>Lizenz</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/about_dialog.py" />
            <source>Reading the licences</source>
            <translation>Lesen der Lizenzen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/about_dialog.py" />
            <source>{shown} of {count} components</source>
            <translation>{shown} von {count} Komponenten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/about_dialog.py" />
            <source>Nothing of that name.</source>
            <translation>Nichts unter diesem Namen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/command_palette.py" />
            <source>your own opinion comes first</source>
            <translation>die eigene Meinung kommt zuerst</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/command_palette.py" />
            <source>Commands</source>
            <translation>Befehle</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/command_palette.py" />
            <source>What to do or where to go</source>
            <translation>Was zu tun ist oder wohin</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/command_palette.py" />
            <source>What to do, or an exhibit or a pair to go to</source>
            <translation>Was zu tun ist, oder ein Gegenstand oder Paar</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/command_palette.py" />
            <source>What was found</source>
            <translation>Gefundenes</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/command_palette.py" />
            <source>compared</source>
            <translation>verglichen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/command_palette.py" />
            <source>not compared yet</source>
            <translation>noch nicht verglichen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/command_palette.py" />
            <source>{role} exhibit: {about}</source>
            <translation>{role}er Gegenstand: {about}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/command_palette.py" />
            <source>Pair: {state}</source>
            <translation>Paar: {state}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Zoom to the cursor</source>
            <translation>Auf den Mauszeiger vergrößern</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Wheel</source>
            <translation>Mausrad</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Pan</source>
            <translation>Verschieben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Middle button, or the left one or arrow keys with no region in hand</source>
            <translation>Mittlere Taste; die linke oder Pfeiltasten, wenn keine Region gefasst ist</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Move the selected region by one pixel</source>
            <translation>Gewählte Region um ein Pixel verschieben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Arrow keys</source>
            <translation>Pfeiltasten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Move the selected region by ten pixels</source>
            <translation>Gewählte Region um zehn Pixel verschieben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Shift+Arrow keys</source>
            <translation>Umschalt+Pfeiltasten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Stretch the selected region</source>
            <translation>Gewählte Region strecken</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Ctrl+Arrow keys</source>
            <translation>Strg+Pfeiltasten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Any region but a freehand one in the middle of the view</source>
            <translation>Jede Region außer Freihand in der Mitte der Ansicht</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Enter, with its tool</source>
            <translation>Eingabe, mit ihrem Werkzeug</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Add a vertex to a polygon or a line</source>
            <translation>Eckpunkt zu einem Vieleck oder einer Linie hinzufügen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Double click on an edge</source>
            <translation>Doppelklick auf eine Kante</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Remove a vertex of a polygon or a line</source>
            <translation>Eckpunkt eines Vielecks oder einer Linie entfernen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Double click on it</source>
            <translation>Doppelklick darauf</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Close a polygon</source>
            <translation>Vieleck schließen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Double click or Enter</source>
            <translation>Doppelklick oder Eingabe</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Take back a gesture</source>
            <translation>Geste zurücknehmen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Escape</source>
            <translation>Esc</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>The other one of two superimposed faces</source>
            <translation>Das andere von zwei überlagerten Gesichtern</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Space, in their picture</source>
            <translation>Leertaste, in ihrem Bild</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Move the line of a wipe; blend more or less</source>
            <translation>Linie eines Wischens verschieben; mehr oder weniger mischen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Arrow keys, in the picture</source>
            <translation>Pfeiltasten, im Bild</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Turn a line of a wipe that is drawn freely</source>
            <translation>Frei gezogene Linie eines Wischens drehen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Shift+Arrow keys, in the picture</source>
            <translation>Umschalt+Pfeiltasten, im Bild</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Move the picture of superimposed faces</source>
            <translation>Bild überlagerter Gesichter verschieben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Ctrl+Arrow keys, in the picture</source>
            <translation>Strg+Pfeiltasten, im Bild</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Move a landmark by a quarter of a pixel</source>
            <translation>Eine Landmarke um ein viertel Pixel bewegen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Arrow keys, with its tool</source>
            <translation>Pfeiltasten, mit ihrem Werkzeug</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>The next landmark; the one before</source>
            <translation>Die nächste Landmarke; die vorige</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Space; Shift+Space, with that tool</source>
            <translation>Leertaste; Umschalt+Leertaste, mit diesem Werkzeug</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Guide, profile or length in the middle of the view</source>
            <translation>Hilfslinie, Profil oder Länge in der Mitte der Ansicht</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Answer what is asked</source>
            <translation>Auf eine Frage antworten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Its number, in the list of questions</source>
            <translation>Ihre Ziffer, in der Liste der Fragen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>The next question that is open; the one before</source>
            <translation>Die nächste offene Frage; die vorige</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Enter; Shift+Enter, in that list</source>
            <translation>Eingabe; Umschalt+Eingabe, in dieser Liste</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Choose a face of several</source>
            <translation>Ein Gesicht von mehreren wählen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Its number or arrow keys, in the picture of the faces</source>
            <translation>Seine Ziffer oder Pfeiltasten, im Bild der Gesichter</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Copy metadata</source>
            <translation>Metadaten kopieren</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Ctrl+C, in their table</source>
            <translation>Strg+C, in ihrer Tabelle</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>From one control to the next</source>
            <translation>Von einem Bedienelement zum nächsten</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Tab, back with Shift+Tab</source>
            <translation>Tabulator, zurück mit Umschalt+Tabulator</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Open the menus</source>
            <translation>Menüs öffnen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Alt with the underlined letter</source>
            <translation>Alt mit dem unterstrichenen Buchstaben</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Search the keys</source>
            <translation>Tasten durchsuchen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>Search: a word, or a key such as Ctrl+R</source>
            <translation>Suchen: ein Wort oder eine Taste wie Strg+R</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>No key is called that.</source>
            <translation>So heißt keine Taste.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/key_sheet.py" />
            <source>By hand</source>
            <translation>Von Hand</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/main_window.py" />
            <source>The audit trail of this case is not sound. {fault}</source>
            <translation>Das Protokoll dieses Falls ist nicht in Ordnung. {fault}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/main_window.py" />
            <source>This case is shown for reading only: {why}.</source>
            <translation>Dieser Fall ist nur zum Lesen geöffnet: {why}.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/map_column.py" />
            <source>Compute and store</source>
            <translation>Berechnen und speichern</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/map_column.py" />
            <source>{name} result</source>
            <translation>{name}: Ergebnis</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/map_column.py" />
            <source>{name} maps, {side} crop</source>
            <translation>{name}: Karten, Ausschnitt {side}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/map_column.py" />
            <source>Not computed yet

{cost}</source>
            <translation>Noch nicht berechnet

{cost}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/map_comparison.py" />
            <source>Layers, threshold and colours are those of the window. Each explanation is divided by its own largest magnitude over both photographs: colours tell where it puts its weight, not which of the two is stronger.</source>
            <translation>Ebenen, Schwelle und Farben sind die des Fensters. Jede Erklärung ist durch ihren eigenen größten Betrag über beide Aufnahmen geteilt: Farben zeigen, wo ihr Gewicht liegt, nicht, welche der beiden stärker ist.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/map_comparison.py" />
            <source>There are no maps of a pair on the desk.</source>
            <translation>Auf der Arbeitsfläche liegen keine Karten eines Paares.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/map_comparison.py" />
            <source>{name} · not computed yet</source>
            <translation>{name} · noch nicht berechnet</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/map_comparison.py" />
            <source>Two explanations side by side</source>
            <translation>Zwei Erklärungen nebeneinander</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/map_comparison.py" />
            <source>Rank correlation: compute the second explanation first.</source>
            <translation>Rangkorrelation: zuerst die zweite Erklärung berechnen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/map_comparison.py" />
            <source>Rank correlation: none, as the two networks see crops of different sizes.</source>
            <translation>Rangkorrelation: keine, da die beiden Netze Ausschnitte verschiedener Größe sehen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/map_comparison.py" />
            <source>Something else is compared or issued: wait for it, or cancel it first.</source>
            <translation>Es wird gerade verglichen oder ausgestellt: abwarten oder zuerst abbrechen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/map_comparison.py" />
            <source>Left</source>
            <translation>Links</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/map_comparison.py" />
            <source>Right</source>
            <translation>Rechts</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/map_comparison.py" />
            <source>Rank correlation (Spearman) of the signed maps: {told}</source>
            <translation>Rangkorrelation (Spearman) der Karten mit Vorzeichen: {told}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/map_comparison.py" />
            <source>{name} (control) · not computed yet</source>
            <translation>{name} (Kontrolle) · noch nicht berechnet</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/map_comparison.py" />
            <source>Explaining by {explainer}</source>
            <translation>Erklären durch {explainer}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/menus.py" />
            <source>More of this toolbar</source>
            <translation>Mehr aus dieser Werkzeugleiste</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/menus.py" />
            <source>Undo: {what}</source>
            <translation>Rückgängig: {what}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/menus.py" />
            <source>Redo: {what}</source>
            <translation>Wiederholen: {what}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/seal.py" />
            <source>Checked at opening: the newest events and every checkpoint.</source>
            <translation>Beim Öffnen geprüft: die neuesten Ereignisse und jeder Kontrollpunkt.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/seal.py" />
            <source>Checked whole: every event, every row, every file.</source>
            <translation>Ganz geprüft: jedes Ereignis, jede Zeile, jede Datei.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/seal.py" />
            <source>A checkpoint seals everything that stands in the trail now. Save it afterwards, and keep it outside of the case.</source>
            <translation>Ein Kontrollpunkt versiegelt alles, was jetzt im Protokoll steht. Danach speichern und außerhalb des Falls aufbewahren.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/seal.py" />
            <source>A trail that was cut off, rewritten as a whole or replaced by an older copy is sound in itself. Keep a checkpoint where nobody can rewrite it, and compare with it: xfv case verify CASE --checkpoint FILE</source>
            <translation>Ein abgeschnittenes, ganz neu geschriebenes oder durch eine ältere Kopie ersetztes Protokoll ist in sich stimmig. Einen Kontrollpunkt aufbewahren, wo ihn niemand umschreiben kann, und damit vergleichen: xfv case verify CASE --checkpoint FILE</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/seal.py" />
            <source>Checking the case</source>
            <translation>Prüfen des Falls</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/seal.py" />
            <source>Sign a checkpoint</source>
            <translation>Kontrollpunkt signieren</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/seal.py" />
            <source>Sign</source>
            <translation>Signieren</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/seal.py" />
            <source>Save the checkpoint</source>
            <translation>Kontrollpunkt speichern</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/seal.py" />
            <source>Seal broken</source>
            <translation>Siegel gebrochen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/seal.py" />
            <source>Seal of the case</source>
            <translation>Siegel des Falls</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/seal.py" />
            <source>Check everything</source>
            <translation>Alles prüfen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/seal.py" />
            <source>Every event, every row, and every file hashed again</source>
            <translation>Jedes Ereignis, jede Zeile, und die Prüfsumme jeder Datei erneut</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/seal.py" />
            <source>Sign a checkpoint …</source>
            <translation>Kontrollpunkt signieren …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/seal.py" />
            <source>Save the checkpoint …</source>
            <translation>Kontrollpunkt speichern …</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/seal.py" />
            <source>Signing a checkpoint</source>
            <translation>Signieren eines Kontrollpunkts</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/seal.py" />
            <source>The seal is broken</source>
            <translation>Das Siegel ist gebrochen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/seal.py" />
            <source>The audit trail is sound</source>
            <translation>Das Protokoll ist in Ordnung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/seal.py" />
            <source>Newest event</source>
            <translation>Neuestes Ereignis</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/seal.py" />
            <source>Seal</source>
            <translation>Siegel</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/seal.py" />
            <source>Checkpoint</source>
            <translation>Kontrollpunkt</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/seal.py" />
            <source>none yet: one is signed with each report, or here</source>
            <translation>noch keiner: mit jedem Gutachten wird einer signiert, oder hier</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/seal.py" />
            <source>No. {sequence:,}, {action}, {actor}</source>
            <translation>Nr. {sequence:,}, {action}, {actor}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/seal.py" />
            <source>event {sequence:,}, signed by {signer}, {at} UTC</source>
            <translation>Ereignis {sequence:,}, signiert von {signer}, {at} UTC</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>This cannot be done now.</source>
            <translation>Das geht jetzt nicht.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>Open a case first.</source>
            <translation>Zuerst einen Fall öffnen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>Close the case first.</source>
            <translation>Zuerst den Fall schließen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>This case can only be read.</source>
            <translation>Dieser Fall kann nur gelesen werden.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>Lay out a questioned and a known photograph first.</source>
            <translation>Zuerst eine fragliche und eine bekannte Aufnahme auflegen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>Your own evaluation has to be locked first.</source>
            <translation>Zuerst muss Ihre eigene Bewertung festgelegt sein.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>There is no photograph in sight.</source>
            <translation>Es ist keine Aufnahme zu sehen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>Both photographs have to be in sight.</source>
            <translation>Beide Aufnahmen müssen zu sehen sein.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>The faces have to be superimposed first.</source>
            <translation>Zuerst müssen die Gesichter überlagert sein.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>Lay the superimposed faces side by side again first.</source>
            <translation>Zuerst müssen die überlagerten Gesichter wieder nebeneinanderliegen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>There are no several faces to choose from.</source>
            <translation>Es gibt nicht mehrere Gesichter zur Wahl.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>There is no comparison in sight.</source>
            <translation>Es ist kein Vergleich zu sehen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>Begin your analysis of the pair, or compare it, first.</source>
            <translation>Zuerst Ihre Analyse des Paares beginnen oder es vergleichen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>The comparison is locked: amend the regions, with a reason.</source>
            <translation>Der Vergleich ist festgelegt: die Regionen mit Begründung ändern.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>The regions are not locked.</source>
            <translation>Die Regionen sind nicht festgelegt.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>Select a region first.</source>
            <translation>Zuerst eine Region auswählen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>There is nothing to take back.</source>
            <translation>Es gibt nichts zurückzunehmen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>There is nothing to do again.</source>
            <translation>Es gibt nichts zu wiederholen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>A comparison or a report is being made.</source>
            <translation>Ein Vergleich oder Gutachten entsteht gerade.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>There is no work going on.</source>
            <translation>Es läuft keine Arbeit.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>There is no report in sight.</source>
            <translation>Es ist kein Gutachten zu sehen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>Go back to the photographs first.</source>
            <translation>Zuerst zu den Aufnahmen zurückgehen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>The case overview is in sight: go back to the photographs first.</source>
            <translation>Die Fallübersicht ist zu sehen: zuerst zu den Aufnahmen zurückgehen.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>This is the last page.</source>
            <translation>Das ist die letzte Seite.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/situation.py" />
            <source>This is the first page.</source>
            <translation>Das ist die erste Seite.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/tool_docks.py" />
            <source>Landmarks</source>
            <translation>Landmarken</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/tour.py" />
            <source>Look around first</source>
            <translation>Zuerst umsehen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/tour.py" />
            <source>One click makes a demonstration case: two portraits, compared, explained, checked and reported. It is labelled as such everywhere.</source>
            <translation>Ein Klick legt einen Demonstrationsfall an: zwei Porträts, verglichen, erklärt, geprüft und begutachtet. Er ist überall als solcher gekennzeichnet.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/tour.py" />
            <source>Begin a case</source>
            <translation>Einen Fall beginnen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/tour.py" />
            <source>A case is a folder on this computer. Photographs are copied into it byte by byte, and whatever is done stands in its audit trail.</source>
            <translation>Ein Fall ist ein Ordner auf diesem Rechner. Aufnahmen werden Byte für Byte hineinkopiert, und was auch geschieht, steht in seinem Protokoll.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/tour.py" />
            <source>Find it again</source>
            <translation>Wiederfinden</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/tour.py" />
            <source>The cases that were open last stand below as cards with the state of their seal. Here they are found by title, exhibit, name or date.</source>
            <translation>Die zuletzt geöffneten Fälle stehen unten als Karten mit dem Zustand ihres Siegels. Hier werden sie nach Titel, Gegenstand, Name oder Datum gefunden.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/tour.py" />
            <source>Photographs come in here</source>
            <translation>Hier kommen Aufnahmen hinein</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/tour.py" />
            <source>Drop questioned and known photographs onto their lists. The pair that is chosen lies on the desk in the middle.</source>
            <translation>Fragliche und bekannte Aufnahmen auf ihre Listen ziehen. Das gewählte Paar liegt auf der Arbeitsfläche in der Mitte.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/tour.py" />
            <source>The own opinion comes first</source>
            <translation>Die eigene Meinung kommt zuerst</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/tour.py" />
            <source>Analysis, comparison and evaluation are recorded and locked here. Until then the machine's score and maps stay hidden, unless the case gives that up on record.</source>
            <translation>Analyse, Vergleich und Bewertung werden hier aufgezeichnet und festgelegt. Bis dahin bleiben Wert und Karten des Systems verborgen, es sei denn, der Fall gibt das nachweislich auf.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/tour.py" />
            <source>Report what was found</source>
            <translation>Berichten, was gefunden wurde</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/tour.py" />
            <source>The report is signed with your identity, and anybody can verify it. Every key stands on the sheet of keys (F1).</source>
            <translation>Das Gutachten wird mit Ihrer Identität signiert, und jeder kann es prüfen. Alle Tasten stehen auf der Tastenübersicht (F1).</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/tour.py" />
            <source>Next</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/tour.py" />
            <source>Skip the tour</source>
            <translation>Rundgang überspringen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/tour.py" />
            <source>STEP {place} OF {steps}</source>
            <translation>SCHRITT {place} VON {steps}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/tour.py" />
            <source>Tour: {title}. {words}</source>
            <translation>Rundgang: {title}. {words}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/unfinished.py" />
            <source>Not everything that was begun is on record.</source>
            <translation>Nicht alles, was begonnen wurde, ist festgehalten.</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/unfinished.py" />
            <source>Close and let it go</source>
            <translation>Schließen und verwerfen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/unfinished.py" />
            <source>Go back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/unfinished.py" />
            <source>the note that is being written</source>
            <translation>die Notiz, die gerade geschrieben wird</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/unfinished.py" />
            <source>If the case is closed now, this is lost:
{lines}</source>
            <translation>Wird der Fall jetzt geschlossen, geht dies verloren:
{lines}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/unfinished.py" />
            <source>the moved landmarks of {exhibit}</source>
            <translation>die verschobenen Landmarken von {exhibit}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/unfinished.py" />
            <source>the enhancement of {exhibit}</source>
            <translation>die Verbesserung von {exhibit}</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/window_layout.py" />
            <source>Custody</source>
            <translation>Verwahrung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/window_layout.py" />
            <source>Image factors</source>
            <translation>Einflüsse</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/window_layout.py" />
            <source>Batch</source>
            <translation>Stapel</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/window_layout.py" />
            <source>Lines</source>
            <translation>Linien</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/window_layout.py" />
            <source>Close this panel</source>
            <translation>Dieses Feld schließen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/window_layout.py" />
            <source>Toolbar</source>
            <translation>Werkzeugleiste</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/window_layout.py" />
            <source>Comparison</source>
            <translation>Vergleich</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/window_layout.py" />
            <source>Saliency layers</source>
            <translation>Salienzebenen</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/window_layout.py" />
            <source>Regions and audit trail</source>
            <translation>Regionen und Protokoll</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/working.py" />
            <source>Noting a setting</source>
            <translation>Festhalten einer Einstellung</translation>
        </message>
        <message>
            <location filename="../../xfv_desktop/ui/window/working.py" />
            <source>nobody was named who works in it</source>
            <translation>niemand ist benannt, der darin arbeitet</translation>
        </message>
    </context>
</TS>

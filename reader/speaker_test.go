package reader

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rapporteur/record"
	"rapporteur/text"
)

// TestWho reads short accounts and asks who led, and who says what to whom: a
// line for each head, then one for each statement.
func TestWho(t *testing.T) {
	for _, c := range []struct {
		name, publisher, text string
		want                  []string
	}{
		{
			"led by, between commas", "",
			"Fisheries Secretary Pham Van Lam, who led the local team, met a delegation of Japan in Hue on 8 October 2025.\n\nJapan, led by counsellor Tanaka Ken, agreed to buy fish from Vietnam.",
			[]string{"head VNM Pham Van Lam", "head JPN Tanaka Ken", "agree JPN to VNM"},
		},
		{
			"a ministry whose state need not be named", "",
			"Minister Pham Van Lam of Vietnam met Minister Tanaka Ken of Japan in Hue on 8 October 2025.\n\nThe Department of Labour (DoL) and Japan's Ministry of Labour agreed to share data.",
			[]string{"head VNM Pham Van Lam", "head JPN Tanaka Ken", "agree VNM,JPN"},
		},
		{
			"two with their states, before a day", "",
			"Trade Ministers Pham Van Lam of Vietnam and Tanaka Ken of Japan on Friday agreed to lift the fee.",
			[]string{"head VNM Pham Van Lam", "head JPN Tanaka Ken", "agree JPN,VNM"},
		},
		{
			"two with their posts, between commas", "",
			"Ms Tanaka Ken, Minister of State and of Trade of Japan, was received by Mr Pham Van Lam, Minister of Trade of Vietnam, on 8 October 2025.\n\nThe Minister of Trade of Vietnam, Pham Van Lam, and the Minister of Trade of Japan, Tanaka Ken, agreed to exchange teachers.",
			[]string{"head JPN Tanaka Ken", "head VNM Pham Van Lam", "agree JPN,VNM"},
		},
		{
			"nobody asks his own side", "",
			"Vietnamese Minister Pham Van Lam met Japanese Minister Tanaka Ken in Hue on 8 October 2025. They were joined by Major Do Van Hai.\n\nTanaka praised the port. The minister urged Japan to send ships. Hai thanked the Japanese side for its help.",
			[]string{"head VNM Pham Van Lam", "head JPN Tanaka Ken", "appraise JPN Tanaka Ken", "request VNM Pham Van Lam to JPN", "appraise VNM Do Van Hai to JPN"},
		},
		{
			"the one who receives is no visitor", "",
			"Dr. Omar El-Masry, Minister of Foreign Affairs, received on Sunday, 9 November 2025, Mr. Nikos Vlachos, Foreign Minister of Greece, during his visit to Cairo for talks on Egypt and Greece.\n\nMinister El-Masry thanked Greece for its help.",
			[]string{"head EGY Omar El-Masry", "head GRC Nikos Vlachos", "appraise EGY Omar El-Masry to GRC"},
		},
		{
			"all who have counterparts of the other side", "",
			"Chile and Argentina held the 33rd meeting of the Security Committee in Buenos Aires on 21 August 2025. The national delegation was led by Undersecretary Pablo Rivas and Undersecretary Ana Soto, who were received by their Argentine peers, Marta Vidal and Hugo Paz.\n\nRivas thanked Argentina for its help.",
			[]string{"head CHL Pablo Rivas", "head CHL Ana Soto", "head ARG Marta Vidal", "head ARG Hugo Paz", "appraise CHL Pablo Rivas to ARG"},
		},
		{
			"the side of the one Korea there", "",
			"Chile and the Republic of Korea held the third Defence Dialogue in Santiago on 8 October 2025. Chilean Minister Pablo Rivas and Vice Minister Kim Min-jun of the Republic of Korea chaired it.\n\nThe Korean side promised to study the draft.",
			[]string{"head CHL Pablo Rivas", "head KOR Kim Min-jun", "pledge KOR to CHL"},
		},
		{
			"the other minister answers", "",
			"Ms Tanaka Ken, Minister of Trade of Japan, called on Mr Pham Van Lam, Minister of Trade of Vietnam, on 8 October 2025.\n\nMr Lam asked for pilots. The minister agreed to send two.",
			[]string{"head JPN Tanaka Ken", "head VNM Pham Van Lam", "request VNM Pham Van Lam to JPN", "agree JPN Tanaka Ken to VNM"},
		},
		{
			"as whose ambassador somebody comes", "",
			"The Secretary General of ASEAN, Pham Van Lam, today received the credentials of Her Excellency Tanaka June as Ambassador of Japan to ASEAN.\n\nAmbassador Tanaka thanked ASEAN for its help.",
			[]string{"head ASEAN Pham Van Lam", "head JPN Tanaka June", "appraise JPN Tanaka June to ASEAN"},
		},
		{
			"forces with their short names", "",
			"The Fiji Defence Force (FDF) and the Japan Defence Force (JDF) have agreed to build a pier, after talks in Suva on Monday.",
			[]string{"agree FJI,JPN"},
		},
		{
			"two posts under one article", "",
			"Ms Tanaka Ken, State Minister of Trade of Japan, called on Mr Pham Van Lam, Defence Secretary of Vietnam, on 8 October 2025.\n\nThe State Minister and Defence Secretary openly and candidly discussed trade.",
			[]string{"head JPN Tanaka Ken", "head VNM Pham Van Lam", "discuss JPN,VNM"},
		},
		{
			"two with honorifics and family names alone", "",
			"Ms Tanaka Ken, Minister of Trade of Japan, called on Mr Pham Van Lam, Minister of Trade of Vietnam, on 8 October 2025.\n\nMr Lam and Ms Tanaka agreed to exchange teachers.",
			[]string{"head JPN Tanaka Ken", "head VNM Pham Van Lam", "agree JPN,VNM"},
		},
		{
			"two posts with and between", "",
			"Kenya and Finland held the third Defence Dialogue in Helsinki on 8 October 2025. Kenyan Cabinet Secretary Salome Achieng and Finnish Minister Jukka Lahti chaired it.\n\nThe Minister and the Cabinet Secretary:\n- agreed to meet again in Mombasa;\n- signed a memorandum on hydrography.",
			[]string{"head KEN Salome Achieng", "head FIN Jukka Lahti", "agree FIN,KEN", "sign FIN,KEN"},
		},
		{
			"what looks like a name and is none", "",
			"Saudi, Omani Ministers Chair Third Meeting\n\nMinister of Health of Saudi Arabia Hon. (Dr.) Faisal Al-Harbi and Minister of Health of Oman Salim Al-Busaidi chaired the third Health Dialogue at Queen Elizabeth Barracks in Muscat on 9 March 2025. The ministers visited Notre-Dame Cathedral.\n\nDr. Al-Harbi thanked Oman for its help.",
			[]string{"head SAU Faisal Al-Harbi", "head OMN Salim Al-Busaidi", "appraise SAU Faisal Al-Harbi to OMN"},
		},
		{
			"the subject of a silent sentence", "",
			"Kenya and Uganda held the fourth Border Dialogue in Kisumu on 24 April 2025. Kenyan Minister Grace Wanjiru and Ugandan Minister Peter Okello chaired it.\n\nOkello asked Kenya to reopen the road. Wanjiru did not budge. She stressed that the bridge is unsafe.",
			[]string{"head KEN Grace Wanjiru", "head UGA Peter Okello", "request UGA Peter Okello to KEN", "affirm KEN Grace Wanjiru"},
		},
		{
			"names that only women have, and names that only men have", "",
			"Kenya and Finland held the third Defence Dialogue in Helsinki on 8 October 2025. Kenyan Cabinet Secretary Grace Achieng and Finnish Minister Pekka Lahti chaired it.\n\nLahti praised the pier. She vowed to keep it open. He stressed that fish are scarce. Her host thanked Kenya for its help.",
			[]string{"head KEN Grace Achieng", "head FIN Pekka Lahti", "appraise FIN Pekka Lahti", "pledge KEN Grace Achieng to FIN", "affirm FIN Pekka Lahti", "appraise FIN Pekka Lahti to KEN"},
		},
		{
			"a pronoun behind its own subject", "",
			"Vietnam and Cambodia held the 13th Border Conference in Tay Ninh on 27 March 2025. Vietnamese Minister Dang Hong Phuc and Cambodian Minister Chea Sophan chaired it.\n\nIn his opening remarks, Phuc hailed the drills, which he said have kept the border calm. He asked Cambodia to hold more.",
			[]string{"head VNM Dang Hong Phuc", "head KHM Chea Sophan", "appraise VNM Dang Hong Phuc", "report VNM Dang Hong Phuc", "request VNM Dang Hong Phuc to KHM"},
		},
		{
			"who is he, and who is she", "",
			"Minister Hélène Morin of France travelled to Riyadh on 19 February 2025, where she held talks with Prince Turki Al Saud, Saudi Minister of Defence.\n\nPrince Turki thanked France for its help. She stressed that the strait must be open.",
			[]string{"head FRA Hélène Morin", "head SAU Turki Al Saud", "appraise SAU Turki Al Saud to FRA", "affirm FRA Hélène Morin"},
		},
		{
			"a ministry's minister is its own", "Ministry of Foreign Affairs and Trade",
			"Minister of Foreign Affairs and Trade Hazem El-Masry met on 9 November 2025 in Cairo with Foreign Minister of Greece Nikos Vlachos for the second Political Dialogue of Egypt and Greece. Vlachos thanked Egypt for its help.\n\nThe Minister stressed that the strait must be open. With respect to the Monastery of Saint Anna, the Minister pointed to its importance.\n\nThe Spokesperson added that the two ministers reviewed the cable project.",
			[]string{"head EGY Hazem El-Masry", "head GRC Nikos Vlachos", "appraise GRC Nikos Vlachos to EGY", "affirm EGY Hazem El-Masry", "affirm EGY Hazem El-Masry", "report EGY,GRC"},
		},
		{
			"a ministry that tells in its letterhead alone whose it is", "Department of Defence",
			"PRESS STATEMENT\n\nMurray Barracks, Port Moresby\n\nManus Comes First: Kila\n\nMinister for Defence Hon. Peter Kila has called on Australia to open the base to local companies. He made the call in Darwin, Australia, on 14 May 2026 at the annual Defence Ministers' Meeting with his counterpart, Hon. Jane Ashby.\n\nHon. Ashby thanked Papua New Guinea for its help.",
			[]string{"head PNG Peter Kila", "head AUS Jane Ashby", "request PNG Peter Kila to AUS", "appraise AUS Jane Ashby to PNG"},
		},
		{
			"who speaks after talks with a counterpart, and has no post", "",
			"Türkiye and Hungary held the fourth meeting of the Joint Council in Budapest on 13 March 2025.\n\nSpeaking to the press with his Hungarian counterpart Gergely Vadász, Selim Karahan said trade had climbed. Vadász thanked Türkiye for its help.",
			[]string{"head TUR Selim Karahan", "head HUN Gergely Vadász", "report TUR Selim Karahan", "appraise HUN Gergely Vadász to TUR"},
		},
		{
			"a list inside a list ends where the outer one goes on", "",
			"Joint Communiqué of the ninth session of the Kuwaiti-Iraqi Joint Committee\n\nKuwait City, 29 January 2026\n\n1. The Committee decided to:\n(a) open a second lane for trucks;\n(b) form a team to combat smuggling.\n\n2. The following were signed: a memorandum on the marine environment, and a programme for culture.",
			[]string{"agree KWT,IRQ", "agree KWT,IRQ", "sign KWT,IRQ"},
		},
		{
			"whoever has a French counterpart is not French", "SPA",
			"His Highness Prince Turki bin Fahd, Minister of Foreign Affairs of Saudi Arabia, and Minister for Europe of the French Republic Hélène Morin chaired the third Political Dialogue in Riyadh on 19 February 2025.\n\nThe Foreign Minister thanked his French counterpart for the visit.",
			[]string{"head SAU Turki bin Fahd", "head FRA Hélène Morin", "appraise SAU Turki bin Fahd to FRA"},
		},
		{
			"an agency's own vice minister, who asks for the other side's support", "Yonhap",
			"SEOUL, Jan. 16 (Yonhap) -- First Vice Foreign Minister Han Min-jae has called for Finland's support for Seoul's bid to host a forum, the foreign ministry said Friday.\n\nHan made the call during the third round of the strategic dialogue with Aino Lehtonen, state secretary at the Finnish foreign ministry, held in Helsinki on Thursday. He also sought Finland's cooperation in protecting cables.\n\nLehtonen thanked South Korea for its help.",
			[]string{"head KOR Han Min-jae", "head FIN Aino Lehtonen", "request KOR Han Min-jae to FIN", "request KOR Han Min-jae to FIN", "appraise FIN Aino Lehtonen to KOR"},
		},
		{
			"an agency that the dateline alone names", "",
			"ASTANA, 6 May 2025 (AZERTAC) – Deputy Minister Elnur Mammadli asked for faster visas at the third consular consultations of Azerbaijan and Kazakhstan on Tuesday.",
			[]string{"head AZE Elnur Mammadli", "request AZE Elnur Mammadli to KAZ"},
		},
		{
			"an account dated from home while they met elsewhere", "",
			"SEOUL, 16 January 2026 – Vice Minister Han Min-jae asked for Finland's support for Seoul's bid during the third round of the strategic dialogue in Helsinki on Thursday.",
			[]string{"head KOR Han Min-jae", "request KOR Han Min-jae to FIN"},
		},
		{
			"a post's short form, in brackets and then instead of it", "",
			"Jakarta – The Minister of Defence of the Republic of Indonesia (Menhan RI) Gen. TNI (Ret.) Arif Wibowo received Peru's Minister of Defence, Mr. Luis Prado, on Tuesday in Jakarta.\n\nMenhan Wibowo thanked Peru for its help. Menhan asked for more, which the Menhan stressed was urgent.",
			[]string{"head IDN Arif Wibowo", "head PER Luis Prado", "appraise IDN Arif Wibowo to PER", "request IDN Arif Wibowo to PER", "affirm IDN Arif Wibowo"},
		},
		{
			"the first letters of a post, with brackets and without", "",
			"Rawalpindi – Chief of the Army Staff (COAS) General Tariq Aziz and Foreign Secretary Amina Baig met Saudi Arabia's Deputy Minister Fahad Al Mutairi in Rawalpindi on Tuesday.\n\nCOAS thanked Saudi Arabia for its help. The FS asked Saudi Arabia for more. MOFA thanked Saudi Arabia too.",
			[]string{"head PAK Tariq Aziz", "head PAK Amina Baig", "head SAU Fahad Al Mutairi", "appraise PAK Tariq Aziz to SAU", "request PAK Amina Baig to SAU"},
		},
		{
			"the first letters of a post up to what it is of", "",
			"Oslo – The Director General of the Harbour Office of Norway, Maj. Gen. (Res.) Nils Berg, and Kenya's Deputy Minister Amina Otieno chaired the third Kenya-Norway Harbour Dialogue in Oslo on Tuesday.\n\nThe DG thanked Kenya for its help.",
			[]string{"head NOR Nils Berg", "head KEN Amina Otieno", "appraise NOR Nils Berg to KEN"},
		},
		{
			"the one whose post was cut short, of two who hold it", "",
			"Lusaka – Permanent Secretary (PS) Mary Banda and Zimbabwe's Permanent Secretary Tendai Moyo chaired the fifth session of the Zambia-Zimbabwe Joint Commission in Lusaka on Tuesday. Moyo thanked Zambia for its help. The PS asked Zimbabwe for more.",
			[]string{"head ZMB Mary Banda", "head ZWE Tendai Moyo", "appraise ZWE Tendai Moyo to ZMB", "request ZMB Mary Banda to ZWE"},
		},
		{
			"other words for a president and an ambassador", "",
			"Kenyan Foreign Minister Salome Achieng met her Finnish counterpart Jukka Lahti in Helsinki on 8 October 2025.\n\nLater that day, Achieng was received by President Olli Niemi. The head of state thanked Kenya for its help.",
			[]string{"head KEN Salome Achieng", "head FIN Jukka Lahti", "head KEN Salome Achieng", "head FIN Olli Niemi", "appraise FIN Olli Niemi to KEN"},
		},
		{
			"an envoy is the ambassador", "",
			"Finland's Minister of Defence Jukka Lahti received Kenya's High Commissioner, Salome Achieng, in Helsinki on 8 October 2025.\n\nLahti thanked Kenya for its help. The envoy invited Finland to a fair in Mombasa.",
			[]string{"head FIN Jukka Lahti", "head KEN Salome Achieng", "appraise FIN Jukka Lahti to KEN", "invite KEN Salome Achieng to FIN"},
		},
		{
			"with whom somebody discussed something, and two with their titles", "",
			"Finland's Minister of Defence Dr Jukka Lahti received Kenya's Minister of Defence, Ms Salome Achieng, in Helsinki on 8 October 2025.\n\nDr Lahti and Ms Achieng discussed the port of Mombasa. Dr Lahti discussed on Tuesday with Ms Achieng the drought. With Ms Achieng, he discussed piracy.",
			[]string{"head FIN Jukka Lahti", "head KEN Salome Achieng", "discuss KEN,FIN", "discuss FIN,KEN", "discuss FIN,KEN"},
		},
		{
			"he is who spoke before a sentence of nobody's", "",
			"Foreign Secretary Rezaul Karim of Bangladesh asked for help at the sixth Bangladesh-Türkiye Foreign Office Consultations in Ankara on Tuesday.\n\nHe co-chaired the talks with Turkish Deputy Foreign Minister Berk Alp. It was the first round since the election of August 2024.\n\nOn trade, he asked for more.",
			[]string{"head BGD Rezaul Karim", "head TUR Berk Alp", "request BGD Rezaul Karim to TUR", "request BGD Rezaul Karim to TUR"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := record.Document{Text: text.Normalise(c.text), Publisher: c.publisher}
			r := reader(t).Read(doc)
			sound(t, r)
			var got []string
			for _, m := range r.Meetings {
				for _, h := range m.Heads {
					got = append(got, fmt.Sprintf("head %s %s", h.Party, h.Name))
				}
			}
			for _, s := range r.Statements {
				line := strings.TrimSpace(fmt.Sprintf("%s %s %s", s.Kind, joined(s.By), s.Speaker))
				if len(s.To) > 0 {
					line += " to " + joined(s.To)
				}
				got = append(got, line)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s\nis read %s\nwant    %s", c.text, strings.Join(got, "; "), strings.Join(c.want, "; "))
			}
		})
	}
}

// joined returns the codes of parties with commas between.
func joined(all []record.Party) string {
	var out []string
	for _, p := range all {
		out = append(out, string(p))
	}
	return strings.Join(out, ",")
}
